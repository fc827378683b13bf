using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>Whether a reader sees where the focus is (WCAG 2.4.7), by what the browser has computed and not by what a rule says.</summary>
public static class FocusRing
{
    /// <summary>
    /// A line of two pixels or more around the control itself; around the shape where a tile of the map has the focus; around the box that MudBlazor draws about its fields.
    /// </summary>
    private const string Script = """
        (wanted) => {
          const seen = (style, width, colour) => style !== "none" && parseFloat(width) >= 2 && !/^(transparent|rgba\(.*, 0\))$/.test(colour);
          const ring = (x) => { const s = getComputedStyle(x); return seen(s.outlineStyle, s.outlineWidth, s.outlineColor); };
          const tile = (shape) => { const s = getComputedStyle(shape); return seen(s.stroke, s.strokeWidth, s.stroke) && parseFloat(s.strokeWidth) >= 4; };
          // What hides whatever reaches over its edges leaves one side of the ring off at most.
          const cuts = (p, r) => {
            const s = getComputedStyle(p), b = p.getBoundingClientRect();
            if (s.contentVisibility !== "auto" && !/hidden|clip/.test(s.overflowX)) return false;
            return [r.left >= b.left - 1, r.top >= b.top - 1, r.right <= b.right + 1, r.bottom <= b.bottom + 1].filter(Boolean).length < 3;
          };
          const isCut = (e) => {
            const s = getComputedStyle(e), { left, top, right, bottom } = e.getBoundingClientRect(), out = parseFloat(s.outlineOffset) + parseFloat(s.outlineWidth);
            for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (cuts(p, { left: left - out, top: top - out, right: right + out, bottom: bottom + out })) return true;
            return false;
          };
          const fault = (e) => {
            if (!e || e === document.body || e === document.documentElement) return "";
            const shape = e.querySelector(":scope > .tile-shape");
            const box = e.closest(".mud-input-control, .mud-checkbox, .mud-radio, .mud-switch");
            const shows = shape ? tile(shape) : ring(e) || (box !== null && [box, ...box.querySelectorAll("*")].some(ring));
            const wrong = !shows ? "has no ring" : !shape && box === null && isCut(e) ? "has a ring that is cut off" : "";
            return wrong && `${wrong}: ${e.outerHTML.slice(0, 160)} (${location.pathname})`;
          };
          if (wanted === "all") {
            const able = "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']";
            return [...document.querySelectorAll(able)].filter((e) => !e.disabled && e.checkVisibility()).flatMap((e) => { e.focus(); return document.activeElement === e && fault(e) || []; });
          }
          return [!wanted.isConnected ? "gone" : document.activeElement === wanted ? "there" : "", fault(document.activeElement)];
        }
        """;

    /// <summary>Of the element that has the focus now: whether it is the wanted one, whether that has left the page meanwhile, and what is wrong with how it shows; "" where nothing is.</summary>
    public static async Task<(bool IsThere, bool IsGone, string Fault)> AtAsync(IPage page, IElementHandle wanted)
    {
        var look = await page.EvaluateAsync<string[]>(Script, wanted);
        return (look[0] == "there", look[0] == "gone", look[1]);
    }

    /// <summary>Gives the focus to everything on the page that can have it, as the Tab key would.</summary>
    /// <returns>What does not show it.</returns>
    public static async Task<IReadOnlyList<string>> MissingAsync(IPage page)
    {
        // Who has pressed a key is shown the focus also where a script moves it.
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string[]>(Script, "all");
    }
}
