using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>
/// Every page in German, English and from right to left: axe on the phone and on a desk, light and dark, and whether it stays whole at 320 px. Each page is
/// visited once for each language, because visiting is most of the work; the window and the colours change in front of it.
/// </summary>
[Collection(EveryPageCollection.Name)]
public sealed class EveryPageTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    [Fact]
    public async Task No_page_has_a_barrier_that_axe_can_see_nor_scrolls_sideways_or_loses_anything_at_320_pixels()
    {
        var found = new ConcurrentQueue<string>();
        await WalkAsync("de-DE", EveryPage.In(places), async (page, stop) =>
        {
            Report(found, stop, "320 pixels", await Reflow.TooWideAsync(page));
            await page.SetViewportSizeAsync(Manner.Phone, 844);
            Report(found, stop, "phone, light", await Axe.LookAsync(page, Axe.Everything));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Report(found, stop, "phone, dark", await Axe.LookAsync(page, Axe.Colours));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(1280, 900);
            Report(found, stop, "desk, light", await Axe.LookAsync(page, Axe.Everything));
            Report(found, stop, "enlarged four times", await Reflow.EnlargeAsync(page));
        }, found);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    /// <summary>English and Arabic are coloured as German is: each theme and width is looked at, not each with each.</summary>
    [Theory]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    [InlineData("ar", Manner.Phone, ColorScheme.Light)]
    public async Task No_page_in_another_language_has_a_barrier_nor_scrolls_sideways_or_loses_anything_at_320_pixels(string locale, int width, ColorScheme colours)
    {
        var found = new ConcurrentQueue<string>();
        await WalkAsync(locale, EveryPage.In(places), async (page, stop) =>
        {
            Report(found, stop, "320 pixels", await Reflow.TooWideAsync(page));
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            await page.SetViewportSizeAsync(width, 900);
            Report(found, stop, $"{width} pixels, {colours}", await Axe.LookAsync(page, Axe.Everything));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(1280, 900);
            Report(found, stop, "enlarged four times", await Reflow.EnlargeAsync(page));
        }, found);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    /// <summary>Of the other languages the one with the longest words.</summary>
    [Fact]
    public async Task No_page_for_everybody_scrolls_sideways_at_320_pixels_in_Bulgarian()
    {
        var found = new ConcurrentQueue<string>();
        await WalkAsync("bg", EveryPage.In(places).Where(s => s.Role is null), async (page, stop) => Report(found, stop, "320 pixels", await Reflow.TooWideAsync(page)), found);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    [Fact]
    public async Task The_strong_theme_has_no_weak_colours_and_forced_colours_lose_nothing()
    {
        var found = new ConcurrentQueue<string>();
        var visitor = await ComeAsync(new Manner(Manner.Phone));
        await visitor.Context.AddCookiesAsync([new() { Name = "view", Value = Uri.EscapeDataString("theme=contrast"), Url = App.Address }]);
        foreach (var stop in EveryPage.In(places).Where(s => s.Role is null))
        {
            await stop.VisitAsync(visitor);
            Report(found, stop, "strong theme", await Axe.LookAsync(visitor.Page, Axe.Colours));
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            Report(found, stop, "forced colours", await visitor.Page.EvaluateAsync<string[]>(Invisible));
            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        }

        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    /// <summary>Buttons that the system's colours leave without an edge look like text.</summary>
    private const string Invisible = """
        () => [...document.querySelectorAll("main .button, main input:not([type=hidden]), main select, main textarea")]
          .filter((e) => e.getClientRects().length > 0 && getComputedStyle(e).borderTopStyle === "none" && getComputedStyle(e).appearance === "none")
          .map((e) => `no edge: ${e.outerHTML.slice(0, 120)}`)
        """;

    /// <summary>Opens each page at 320 px, light.</summary>
    private async Task WalkAsync(string locale, IEnumerable<Stop> stops, Func<IPage, Stop, Task> look, ConcurrentQueue<string> found)
    {
        var roles = stops.GroupBy(s => s.Role).OrderByDescending(role => role.Count());
        // One of two cores would idle while the other one measures colours.
        await Parallel.ForEachAsync(roles, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
        {
            var visitor = await ComeAsync(new Manner(Reflow.Narrow, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role)
            {
                await visitor.Page.SetViewportSizeAsync(Reflow.Narrow, 844);
                try
                {
                    await stop.VisitAsync(visitor);
                    await look(visitor.Page, stop);
                }
                catch (PlaywrightException e)
                {
                    // The other pages are worth a look all the same.
                    found.Enqueue($"{stop.Name} ({stop.Address}): {e.Message}");
                }
            }
        });
    }

    private static void Report(ConcurrentQueue<string> found, Stop stop, string manner, IReadOnlyList<string> barriers)
    {
        if (barriers.Count > 0) found.Enqueue($"{stop.Name} ({stop.Address}, {manner}):\n{string.Join('\n', barriers)}");
    }
}
