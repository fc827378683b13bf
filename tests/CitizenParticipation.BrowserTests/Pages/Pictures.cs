using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>Takes a picture of every page for people to look at; nothing is compared. Writes to pictures/, which git ignores.</summary>
[Collection(EveryPageCollection.Name)]
public sealed class Pictures(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    [Theory(Explicit = true)]
    [InlineData("de-DE", 390)]
    [InlineData("de-DE", 768)]
    [InlineData("de-DE", 1280)]
    [InlineData("en-GB", 1280)]
    [InlineData("ar", 390)]
    [InlineData("ar", 1280)]
    public async Task Take_a_picture_of_every_page(string locale, int width)
    {
        foreach (var role in EveryPage.In(places).GroupBy(s => s.Role))
        {
            var folder = Path.Combine(Repository.Pictures, role.Key ?? "signed-out");
            Directory.CreateDirectory(folder);
            var visitor = await ComeAsync(new Manner(width, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role)
            {
                await stop.VisitAsync(visitor);
                foreach (var colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colours });
                    var name = $"{stop.Name.Replace(' ', '-')}-{locale[..2]}-{width}-{(colours == ColorScheme.Dark ? "dark" : "light")}.png";
                    await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
                }
            }
        }
    }
}
