using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

[Collection(EveryPageCollection.Name)]
public sealed class WidthTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    /// <summary>320 px is a page of 1280 px enlarged four times (WCAG 1.4.10). What is wider scrolls in a box of its own.</summary>
    [Theory]
    [InlineData("de-DE", true)]
    [InlineData("ar", false)]
    [InlineData("bg", false)]
    public async Task No_page_scrolls_sideways_at_320_pixels(string locale, bool signedInToo)
    {
        var found = new ConcurrentQueue<string>();
        var roles = EveryPage.In(places).Where(s => signedInToo || s.Role is null).GroupBy(s => s.Role).OrderByDescending(role => role.Count());
        await Parallel.ForEachAsync(roles, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
        {
            var visitor = await ComeAsync(new Manner(Width: 320, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role)
            {
                await stop.VisitAsync(visitor);
                var wide = await visitor.Page.EvaluateAsync<string[]>(Widest);
                if (wide.Length > 0) found.Enqueue($"{stop.Name} ({stop.Address}): {string.Join("; ", wide)}");
            }
        });

        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    private const string Widest = """
        () => {
          const root = document.scrollingElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const scrolls = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
          const over = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(e));
          return [`${root.scrollWidth} px wide`, ...over.slice(-4).map((e) => `${e.tagName.toLowerCase()}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`)];
        }
        """;
}
