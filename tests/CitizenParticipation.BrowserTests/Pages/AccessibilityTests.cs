using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>
/// axe on every page in both languages, on the phone and on a desk, light and dark. Each page is visited once for each
/// language; the window and the colours change in front of it.
/// </summary>
[Collection(EveryPageCollection.Name)]
public sealed class AccessibilityTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-GB")]
    public async Task No_page_has_a_barrier_that_axe_can_see(string locale)
    {
        var found = new StringBuilder();
        foreach (var role in EveryPage.In(places).GroupBy(s => s.Role))
        {
            var visitor = await ComeAsync(new Manner(Manner.Phone, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role) await LookAsync(visitor, stop, found);
        }

        Assert.True(found.Length == 0, found.ToString());
    }

    private static async Task LookAsync(Visitor visitor, Stop stop, StringBuilder found)
    {
        var page = visitor.Page;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Manner.Phone, 844);
        try
        {
            await stop.VisitAsync(visitor);
            Report(found, stop, "phone, light", await Axe.LookAsync(page, Axe.Everything));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Report(found, stop, "phone, dark", await Axe.LookAsync(page, Axe.Colours));
            await page.SetViewportSizeAsync(1280, 900);
            Report(found, stop, "desk, dark", await Axe.LookAsync(page, Axe.Colours));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            Report(found, stop, "desk, light", await Axe.LookAsync(page, Axe.Everything));
        }
        catch (PlaywrightException e)
        {
            // The other pages are worth a look all the same.
            found.AppendLine(CultureInfo.InvariantCulture, $"{stop.Name} ({stop.Address}): {e.Message}");
        }
    }

    private static void Report(StringBuilder found, Stop stop, string colours, IReadOnlyList<string> barriers)
    {
        if (barriers.Count > 0) found.AppendLine(CultureInfo.InvariantCulture, $"{stop.Name} ({stop.Address}, {colours}):").AppendJoin('\n', barriers).AppendLine();
    }
}
