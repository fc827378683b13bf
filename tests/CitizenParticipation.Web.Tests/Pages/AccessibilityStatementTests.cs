using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Pages;

/// <summary>The parts that § 10b BGG NRW and the model statement of the Union ask for, in their order.</summary>
public sealed partial class AccessibilityStatementTests(TestApp app)
{
    [Theory]
    [InlineData("de", "teilweise vereinbar", "Durchführungsbeschluss (EU) 2018/1523", "Selbstbewertung", "Zuletzt überprüft am: ",
        "Stand der Vereinbarkeit mit den Anforderungen", "Nicht barrierefreie Inhalte", "Wie und wann diese Erklärung erstellt wurde", "Melden Sie uns Barrieren", "Durchsetzungsverfahren")]
    [InlineData("en", "partially compliant", "Implementing Decision (EU) 2018/1523", "self-assessment", "Last reviewed on: ",
        "Compliance status", "Non-accessible content", "How and when this statement was prepared", "Tell us about barriers", "Enforcement procedure")]
    public async Task It_has_status_barriers_method_contact_and_enforcement(string language, string status, string decision, string method, string reviewed, params string[] headings)
    {
        using var visitor = app.Visit();
        visitor.AskFor(language);
        var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/pages/accessibility"));
        Assert.Equal(headings, Headings().Matches(html).Select(m => m.Groups[1].Value).Where(headings.Contains));
        foreach (var part in (string[])[$"<strong>{status}</strong>", decision, $"<strong>{method}</strong>", reviewed, "EN 301 549", "href=\"/feedback\"", "href=\"https://www.lbbp.nrw.de/ombudsstelle\""])
            Assert.Contains(part, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Grund: ", "Alternative: ")]
    [InlineData("en", "Reason: ", "Alternative: ")]
    public async Task Every_barrier_has_a_reason_and_an_alternative(string language, string reason, string alternative)
    {
        using var visitor = app.Visit();
        visitor.AskFor(language);
        var html = WebUtility.HtmlDecode(await visitor.ReadAsync("/pages/accessibility"));
        var barriers = Barriers().Matches(html).Select(m => m.Value).ToList();
        Assert.Equal(7, barriers.Count);
        Assert.All(barriers, barrier =>
        {
            Assert.Contains($"<li>{reason}", barrier, StringComparison.Ordinal);
            Assert.Contains($"<li>{alternative}", barrier, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("<h2[^>]*>(.*?)</h2>", RegexOptions.Singleline)]
    private static partial Regex Headings();

    [GeneratedRegex("<li><strong>[^<]*:</strong>(?:(?!<li><strong>).)*?<ul>.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Barriers();
}
