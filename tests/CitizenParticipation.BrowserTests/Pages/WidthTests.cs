using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

[Collection(EveryPageCollection.Name)]
public sealed class WidthTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    /// <summary>320 px is a page of 1280 px enlarged four times (WCAG 1.4.10), be it from the start or in front of the reader. What is wider scrolls in a box of its own.</summary>
    [Theory]
    [InlineData("de-DE", 320, true)]
    [InlineData("de-DE", 1280, true)]
    [InlineData("ar", 320, false)]
    [InlineData("ar", 1280, false)]
    [InlineData("bg", 320, false)]
    public async Task No_page_scrolls_sideways_at_320_pixels_nor_loses_anything(string locale, int opened, bool signedInToo)
    {
        var found = new ConcurrentQueue<string>();
        var roles = EveryPage.In(places).Where(s => signedInToo || s.Role is null).GroupBy(s => s.Role).OrderByDescending(role => role.Count());
        await Parallel.ForEachAsync(roles, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
        {
            var visitor = await ComeAsync(new Manner(Width: opened, locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role)
            {
                await visitor.Page.SetViewportSizeAsync(opened, 900);
                await stop.VisitAsync(visitor);
                if (opened > 320)
                {
                    await visitor.Page.EvaluateAsync(Remember);
                    await visitor.Page.SetViewportSizeAsync(320, 256);
                    var lost = await visitor.Page.EvaluateAsync<string[]>(Lost);
                    if (lost.Length > 0) found.Enqueue($"{stop.Name} ({stop.Address}) loses: {string.Join("; ", lost)}");
                }

                var wide = await visitor.Page.EvaluateAsync<string[]>(Widest);
                if (wide.Length > 0) found.Enqueue($"{stop.Name} ({stop.Address}): {string.Join("; ", wide)}");
            }
        });

        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    /// <summary>Every piece of text and every control that can be seen now.</summary>
    private const string Remember = """
        () => {
          const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
          const pieces = [...document.body.querySelectorAll("input:not([type=hidden]), select, textarea, img")];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("noscript, script, style")) pieces.push(texts.currentNode.parentElement);
          window.seenBefore = [...new Set(pieces)].filter(seen);
        }
        """;

    /// <summary>
    /// What was seen before and is not now. Not lost is what unfolds with a press or stands on the page in other words: the list beside an opened case
    /// (a link leads back to it) and the advice to open one, the numbers of the pages ("page 2 of 8" and its neighbours stay), the name of the page in the path to it, the dash of a cell that has nothing to say.
    /// </summary>
    private const string Lost = """
        () => {
          const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
          const unfolds = (e) => { for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) if (!d.open && seen(d.querySelector("summary"))) return true; return false; };
          const otherwise = ".desk-wide, .pager-pages, .trail [aria-current], .figure-none";
          return window.seenBefore.filter((e) => e.isConnected && !seen(e) && !unfolds(e) && !e.closest(otherwise)).slice(0, 6).map((e) => e.outerHTML.slice(0, 100));
        }
        """;

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
