using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>
/// axe on every page in German, English and from right to left, on the phone and on a desk, light and dark. Each page is visited once for each
/// language; the window and the colours change in front of it.
/// </summary>
[Collection(EveryPageCollection.Name)]
public sealed class AccessibilityTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData("de-DE", false)]
    [InlineData("en-GB", true)]
    [InlineData("ar", true)]
    public async Task No_page_has_a_barrier_that_axe_can_see(string locale, bool likeTheFirst)
    {
        var found = new ConcurrentQueue<string>();
        var roles = EveryPage.In(places).GroupBy(s => s.Role).OrderByDescending(role => role.Count());
        // One of two cores would idle while the other one measures colours.
        await Parallel.ForEachAsync(roles, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
        {
            var visitor = await ComeAsync(new Manner(Manner.Phone, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role) await LookAsync(visitor, stop, found, likeTheFirst);
        });

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

    /// <param name="likeTheFirst">English is coloured as German is, and so is Arabic: each theme and width is looked at once, not each with each.</param>
    private static async Task LookAsync(Visitor visitor, Stop stop, ConcurrentQueue<string> found, bool likeTheFirst)
    {
        var page = visitor.Page;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Manner.Phone, 844);
        try
        {
            await stop.VisitAsync(visitor);
            Report(found, stop, "phone, light", await Axe.LookAsync(page, Axe.Everything));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            if (!likeTheFirst) Report(found, stop, "phone, dark", await Axe.LookAsync(page, Axe.Colours));
            await page.SetViewportSizeAsync(1280, 900);
            Report(found, stop, "desk, dark", await Axe.LookAsync(page, Axe.Colours));
            if (likeTheFirst) return;
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            Report(found, stop, "desk, light", await Axe.LookAsync(page, Axe.Everything));
        }
        catch (PlaywrightException e)
        {
            // The other pages are worth a look all the same.
            found.Enqueue($"{stop.Name} ({stop.Address}): {e.Message}");
        }
    }

    private static void Report(ConcurrentQueue<string> found, Stop stop, string manner, IReadOnlyList<string> barriers)
    {
        if (barriers.Count > 0) found.Enqueue($"{stop.Name} ({stop.Address}, {manner}):\n{string.Join('\n', barriers)}");
    }
}
