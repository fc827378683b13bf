using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>
/// axe-core on the page as it stands. The binding's own way opens a second page for each look, which takes two seconds;
/// our pages have no frames, so the script runs in place.
/// </summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static readonly object Everything = new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What can change with the colours alone.</summary>
    public static readonly object Colours = new { type = "rule", values = (string[])["color-contrast", "link-in-text-block"] };

    /// <returns>One line for each barrier and one for each place where it stands (four at most).</returns>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page, object rules)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'")) await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async (rules) => {
              const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
              return violations.flatMap((v) => [
                `${v.id}: ${v.help}`,
                ...v.nodes.slice(0, 4).map((n) => `    ${n.target.join(" ")}: ${[...n.any, ...n.all, ...n.none][0]?.message ?? ""}\n        ${n.html.slice(0, 300)}`),
              ]);
            }
            """,
            rules);
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }
}
