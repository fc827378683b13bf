using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Pages;

/// <summary>What axe cannot see: whether the focus shows (WCAG 2.4.7), and whether anything moves for who has asked for calm (2.3.3).</summary>
[Collection(EveryPageCollection.Name)]
public sealed class FocusAndMotionTests(RunningApp app, Browser browser, Places places) : BrowserTest(app, browser)
{
    private static readonly string[] Routes = ["/", "/proposals", "/proposals/{Slug}", "/moderation", "/admin/processes/new", "/admin/processes/{Slug}"];

    private static readonly IReadOnlyList<(ColorScheme, ForcedColors)> Manners = [(ColorScheme.Light, ForcedColors.None), (ColorScheme.Dark, ForcedColors.None), (ColorScheme.Light, ForcedColors.Active)];

    /// <summary>From right to left a ring may be cut off at another side; its colours are the same.</summary>
    [Theory]
    [InlineData("de-DE", true)]
    [InlineData("ar", false)]
    public async Task Whatever_can_have_the_focus_shows_it_in_light_dark_and_forced_colours(string locale, bool eachColour)
    {
        var found = new List<string>();
        foreach (var role in EveryPage.In(places).Where(s => Routes.Contains(s.Route)).GroupBy(s => s.Role))
        {
            var visitor = await ComeAsync(new Manner(Locale: locale));
            await visitor.BecomeAsync(role.Key);
            foreach (var stop in role.DistinctBy(s => s.Address))
            {
                await stop.VisitAsync(visitor);
                foreach (var (colours, forced) in eachColour ? Manners : Manners.Take(1))
                {
                    await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colours, ForcedColors = forced });
                    found.AddRange((await FocusRing.MissingAsync(visitor.Page)).Select(fault => $"{stop.Name}, {colours}, forced {forced}: {fault}"));
                }

                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None });
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Nothing_moves_for_who_has_asked_for_calm()
    {
        var visitor = await ComeAsync();
        foreach (var address in (string[])["/", "/proposals", places.Published])
        {
            await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
            await visitor.GoAsync(address);
            Assert.NotEmpty(await visitor.Page.EvaluateAsync<string[]>(Moving));
            await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(Moving));
        }
    }

    /// <summary>What runs or would run for longer than a hundredth of a second, numbers that have just changed included.</summary>
    private const string Moving = """
        () => {
          document.querySelectorAll("live-tally").forEach((e) => e.classList.add("changed"));
          const longest = (times) => Math.max(...times.split(",").map((t) => parseFloat(t) * (t.trim().endsWith("ms") ? 0.001 : 1)));
          const styled = [...document.querySelectorAll("*")].flatMap((e) => ["", "::before", "::after"].map((part) => [e, part, getComputedStyle(e, part || null)]))
            .filter(([, , s]) => (s.animationName !== "none" && longest(s.animationDuration) > 0.01) || longest(s.transitionDuration) > 0.01 || s.scrollBehavior === "smooth")
            .map(([e, part]) => `${e.tagName.toLowerCase()}.${e.className}${part}`);
          const running = document.getAnimations().filter((a) => a.playState === "running" && a.effect.getComputedTiming().endTime > 10).map((a) => `runs: ${a.animationName ?? a.transitionProperty}`);
          document.querySelectorAll("live-tally").forEach((e) => e.classList.remove("changed"));
          return [...styled, ...running];
        }
        """;
}
