using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Moderation;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Proposals;

/// <summary>What somebody may type to break pages is refused with a sentence or shown as harmless text, and every page that lists it still works.</summary>
public sealed partial class BadInputTests(TestApp app)
{
    private const string Page = "/proposals/new?process=stadtteil-ideen";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Texts => new()
    {
        { "200 quotes inside each other", Repeat("> ", 200) + "Ganz innen steht ein Satz." },
        { "brackets", Repeat("[", 5_900) },
        { "closed brackets", Repeat("[x](", 1_400) + "Ende" },
        { "a table of 900 columns", Repeat("|a", 900) + "|\n" + Repeat("|-", 900) + "|\n" + Repeat("|1", 900) + "|" },
        { "lists inside each other", string.Concat(Enumerable.Range(0, 60).Select(i => new string(' ', 2 * i) + "- x\n")) + "Ende der Liste." },
        { "marks upon marks", "Z" + Repeat("\u0301\u0323", 500) + " ist kein Wort mehr, und der Satz geht trotzdem weiter." },
        { "links that run something", "[eins](javascript:alert(1)) [zwei](data:text/html;base64,PHNjcmlwdD4=) [drei](//boese.example) [vier](/\\boese.example) <javascript:alert(2)> [f][x]\n\n[x]: vbscript:alert(3)" },
        { "markup", "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><iframe srcdoc='x'></iframe><style>*{display:none}</style></textarea></title>" },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public async Task Every_page_that_shows_or_lists_it_still_works(string name, string text)
    {
        var title = $"Vorschlag mit {name} {Guid.NewGuid().ToString("N")[..6]}";
        using var resident = await app.SignInAsync("resident-47");
        using var sent = await resident.SubmitAsync(Page, "proposal",
            ("Form.Title", title), ("Form.Text", text), ("Form.Why", text[..Math.Min(text.Length, 900)]), ("Form.District", "GE-S17"), ("Form.Category", "green"), ("Form.Action", "send"));
        Assert.True(Visitor.PathOf(sent) == "/me/proposals?said=submitted", WebUtility.HtmlDecode(Fault().Match(await sent.Content.ReadAsStringAsync()).Value));
        var slug = await PublishAsync(title);
        using var comment = await resident.SubmitAsync($"/proposals/{slug}/comment", "comment", ("Form.Kind", "For"), ("Form.Text", text));
        Assert.True((int)comment.StatusCode < 400, comment.StatusCode.ToString());
        using var offer = await resident.SubmitAsync($"/proposals/{slug}/offer", "offer", ("Form.As", "Resident"), ("Form.Kind", "Hands"), ("Form.Text", text[..Math.Min(text.Length, 500)]));
        Assert.True((int)offer.StatusCode < 400, offer.StatusCode.ToString());

        using var moderator = await app.SignInAsync("moderator-1");
        using var stranger = app.Visit();
        string[] pages =
        [
            "/", "/proposals", $"/proposals?q={Uri.EscapeDataString(title[..20])}", $"/proposals/{slug}", $"/proposals/{slug}?comments=newest", $"/proposals/{slug}/history", $"/proposals/{slug}/poster",
            "/processes/stadtteil-ideen", "/districts/GE-S17", "/feed.atom", "/processes/stadtteil-ideen/feed.atom", "/api/v1/proposals", $"/api/v1/proposals/{slug}", $"/api/v1/proposals/{slug}/comments",
            $"/api/v1/proposals/{slug}/offers", $"/api/v1/proposals/similar?text={Uri.EscapeDataString(title)}", $"/proposals/{slug}/card.png",
        ];
        foreach (var address in pages) await WorksAsync(stranger, address);
        foreach (var address in new[] { $"/moderation?case={slug}", $"/moderation/proposals/{slug}/merge", $"/moderation/proposals/{slug}/offers" }) await WorksAsync(moderator, address);
        foreach (var address in new[] { "/me/proposals", "/me/offers", $"/me/proposals/{slug}/change" }) await WorksAsync(resident, address);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_with_a_sentence_wherever_text_is_taken()
    {
        var (much, slug) = (Repeat("Viel Text. ", 1_000_000), await AnySlugAsync());
        using var resident = await app.SignInAsync("resident-48");
        foreach (var (path, form, field) in new[] { (Page, "proposal", "Form.Text"), ($"/proposals/{slug}/comment", "comment", "Form.Text"), ($"/proposals/{slug}/offer", "offer", "Form.Text") })
        {
            var clock = Stopwatch.StartNew();
            using var answer = await resident.SubmitAsync(path, form, ("Form.Kind", form == "offer" ? "Hands" : "For"), ("Form.As", "Resident"), (field, much), ("Form.Action", "send"));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.RequestEntityTooLarge, $"{path}: {answer.StatusCode}");
            Assert.Matches(answer.StatusCode == HttpStatusCode.OK ? "höchstens (6000|2000|500) Zeichen" : "<h1>", html);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }
    }

    [Theory]
    [InlineData("Ein Text mit \u202everkehrter\u202c Richtung, wie er niemandem hilft.")]
    [InlineData("Ein Text mit \u2066eingeschlossener\u2069 Richtung, wie er niemandem hilft.")]
    public async Task A_text_that_reads_otherwise_than_it_stands_there_is_refused_with_a_sentence(string text)
    {
        using var resident = await app.SignInAsync("resident-49");
        foreach (var (path, form) in new[] { (Page, "proposal"), ($"/proposals/{await AnySlugAsync()}/comment", "comment"), ($"/proposals/{await AnySlugAsync()}/offer", "offer") })
        {
            using var answer = await resident.SubmitAsync(path, form, ("Form.Text", text), ("Form.Kind", form == "offer" ? "Hands" : "For"), ("Form.As", "Resident"), ("Form.Action", "send"));
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("unsichtbare Steuerzeichen", html, StringComparison.Ordinal);
            Assert.Contains(text, html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\u200b\u200d\u2060\ufeff\u00ad\u200b\u200d\u2060")]
    [InlineData("\u202eneuartreV\u202c")]
    public async Task A_title_that_nobody_can_see_or_that_reads_backwards_is_refused_or_made_plain(string title)
    {
        using var resident = await app.SignInAsync("resident-49");
        using var answer = await resident.SubmitAsync(Page, "proposal",
            ("Form.Title", title), ("Form.Text", "Am Spielplatz fehlt Schatten. Drei Bäume würden helfen."), ("Form.District", "GE-S17"), ("Form.Category", "green"), ("Form.Action", "send"));
        var html = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.OK) Assert.Contains("id=\"f-Title-error\"", html, StringComparison.Ordinal);
        else Assert.DoesNotContain('\u202e', WebUtility.HtmlDecode(await resident.ReadAsync("/me/proposals")));
    }

    private static async Task WorksAsync(Visitor visitor, string address)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await visitor.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType is not "text/html") return;
        Assert.DoesNotMatch(Running(), body);
        Assert.Contains("</html>", body, StringComparison.Ordinal);
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private async Task<string> PublishAsync(string title)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var slug = await db.Proposals.Where(p => p.Title == title).Select(p => p.Slug).SingleAsync(Stop);
        var email = DemoPeople.Email("moderator-1");
        var moderator = await db.Set<CitizenParticipation.Accounts.Participant>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync(Stop);
        Assert.Empty((await app.Get<DecideProposal>().HandleAsync(moderator, slug, new(DecideProposal.Verdict.Publish), Stop)).Faults);
        return slug;
    }

    private async Task<string> AnySlugAsync()
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        return await db.Proposals.Where(p => p.Title == "Pumptrack im Stadtteilpark Hassel").Select(p => p.Slug).SingleAsync(Stop);
    }

    [GeneratedRegex("<script>alert|<svg onload|<iframe|<style>\\*\\{|onerror=alert\\(2\\)>|href=\"(javascript|data|vbscript):|href=\"(//|/\\\\)", RegexOptions.IgnoreCase)]
    private static partial Regex Running();

    [GeneratedRegex("<div class=\"error-summary.*?</div>", RegexOptions.Singleline)]
    private static partial Regex Fault();
}
