using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>
/// axe on every page. What depends on structure is asked once for each language and width; what depends on colours is asked
/// again in the dark, on the same visit.
/// </summary>
[Collection(EveryPageCollection.Name)]
public sealed class AccessibilityTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    [Theory]
    [InlineData("de-DE", 390)]
    [InlineData("de-DE", 1280)]
    [InlineData("en-GB", 390)]
    [InlineData("en-GB", 1280)]
    public async Task No_page_has_a_barrier_that_axe_can_see(string locale, int width)
    {
        var found = new StringBuilder();
        foreach (var role in EveryPage.In(places).GroupBy(s => s.Role))
        {
            var visitor = await ComeAsync(new Manner(width, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role) await LookAsync(visitor, stop, found);
        }

        Assert.True(found.Length == 0, found.ToString());
    }

    private static async Task LookAsync(Visitor visitor, Stop stop, StringBuilder found)
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        try
        {
            await stop.VisitAsync(visitor);
            Report(found, stop, "light", await Axe.LookAsync(visitor.Page, Axe.Everything));
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Report(found, stop, "dark", await Axe.LookAsync(visitor.Page, Axe.Colours));
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
