using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>
/// A page of 1280 px enlarged four times is one of 320 px (WCAG 1.4.10), be it from the start or in front of the reader: it scrolls in one direction and loses
/// nothing. What is wider scrolls in a box of its own.
/// </summary>
public static class Reflow
{
    public const int Narrow = 320;

    /// <returns>What makes the page wider than the window.</returns>
    public static async Task<IReadOnlyList<string>> TooWideAsync(IPage page) => await page.EvaluateAsync<string[]>(Widest);

    /// <summary>Makes the window narrow in front of the reader.</summary>
    /// <returns>What makes the page wider than that, and what was seen before and is not now.</returns>
    public static async Task<IReadOnlyList<string>> EnlargeAsync(IPage page)
    {
        await page.EvaluateAsync(Remember);
        await page.SetViewportSizeAsync(Narrow, 256);
        var lost = await page.EvaluateAsync<string[]>(Lost);
        return [.. lost.Select(what => $"loses {what}"), .. await TooWideAsync(page)];
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
