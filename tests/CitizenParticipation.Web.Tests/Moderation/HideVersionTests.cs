using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Moderation;

/// <summary>An earlier text that names somebody, from its page in the history to the page of the moderator and back.</summary>
public sealed class HideVersionTests(TestApp app)
{
    private const string Author = "resident-26";
    private const string Reason = "Entfernt nach Regel 1: Keine persönlichen Daten";

    /// <summary>What stood in the text between, and nowhere else.</summary>
    private static readonly string[] Secrets = ["Kettenhund Waldemar", "Waldemarstraße 7", "Waldemar ist dazugekommen"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moderator_hides_an_earlier_text_and_nobody_finds_a_word_of_it()
    {
        var slug = await ProposeAsync();
        using var stranger = app.Visit();
        using var author = await app.SignInAsync(Author);
        using var resident = await app.SignInAsync("resident-27");
        using var moderator = await app.SignInAsync("moderator-1");
        var before = await ReadAsync(stranger, $"/proposals/{slug}/history");
        foreach (var secret in Secrets) Assert.Contains(secret, before, StringComparison.Ordinal);
        Assert.Contains("<del", before, StringComparison.Ordinal);

        var page = $"/moderation/versions/{slug}/2";
        foreach (var visitor in (Visitor[])[stranger, author, resident]) Assert.DoesNotContain("/moderation/versions/", await ReadAsync(visitor, $"/proposals/{slug}/history"), StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", Visitor.PathOf(await stranger.GetAsync(page)), StringComparison.Ordinal);
        foreach (var (visitor, address) in ((Visitor, string)[])[(author, page), (resident, page), (moderator, $"/moderation/versions/{slug}/3"), (moderator, $"/moderation/versions/{slug}/4"), (moderator, $"/moderation/versions/{slug}/0")])
        {
            using var closed = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        }

        var history = await ReadAsync(moderator, $"/proposals/{slug}/history");
        Assert.Contains($"href=\"{page}\"", history, StringComparison.Ordinal);
        Assert.DoesNotContain($"/moderation/versions/{slug}/3", history, StringComparison.Ordinal);
        using (var faulty = await moderator.SubmitAsync(page, "version", ("Form.Reason", ""), ("Form.Words", "zu kurz")))
        {
            var html = WebUtility.HtmlDecode(await faulty.Content.ReadAsStringAsync(Stop));
            foreach (var field in (string[])["Reason", "Words"]) Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
            Assert.Contains(">zu kurz<", html, StringComparison.Ordinal);
        }

        using (var hidden = await moderator.SubmitAsync(page, "version", ("Form.Reason", "PersonalData"), ("Form.Words", "Der Text nannte einen Nachbarn.")))
            Assert.Equal($"/proposals/{slug}/history", Visitor.PathOf(hidden));

        string[] everything =
        [
            $"/proposals/{slug}", $"/proposals/{slug}/history", $"/proposals/{slug}/poster", $"/api/v1/proposals/{slug}", "/api/v1/proposals?pageSize=50&q=kettenhund", "/proposals?q=kettenhund", "/feed.atom",
            "/processes/stadtteil-ideen/feed.atom", "/districts/GE-S01/feed.atom", "/api/v1/proposals/similar?text=Kettenhund%20Waldemar",
        ];
        foreach (var address in everything)
        {
            foreach (var visitor in (Visitor[])[stranger, author, resident, moderator])
            {
                var html = await ReadAsync(visitor, address);
                foreach (var secret in Secrets) Assert.DoesNotContain(secret, html, StringComparison.OrdinalIgnoreCase);
            }
        }

        foreach (var visitor in (Visitor[])[stranger, author, resident, moderator])
        {
            var html = await ReadAsync(visitor, $"/proposals/{slug}/history");
            Assert.Contains(Reason, html, StringComparison.Ordinal);
            Assert.Contains("Der Text nannte einen Nachbarn.", html, StringComparison.Ordinal);
            Assert.Contains("Was anders ist, wird nicht gezeigt", html, StringComparison.Ordinal);
            foreach (var mark in (string[])["<del", "<ins", "class=\"difference\""]) Assert.DoesNotContain(mark, html, StringComparison.Ordinal);
            Assert.Contains("Ein Zaun am Spielplatz", html, StringComparison.Ordinal);
        }

        Assert.Contains(Secrets[0], await ReadAsync(moderator, page), StringComparison.Ordinal);
        using (var restored = await moderator.SubmitAsync(page, "version", ("Form.Words", "Es war doch kein Nachbar.")))
            Assert.Equal($"/proposals/{slug}/history", Visitor.PathOf(restored));
        var after = await ReadAsync(stranger, $"/proposals/{slug}/history");
        Assert.Contains(Secrets[0], after, StringComparison.Ordinal);
        Assert.DoesNotContain("Diese Fassung ist ausgeblendet", after, StringComparison.Ordinal);
        await WithdrawAsync(slug);
    }

    private static async Task<string> ReadAsync(Visitor visitor, string address) => WebUtility.HtmlDecode(await visitor.ReadAsync(address));

    private async Task<string> ProposeAsync()
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var author = await db.Participants.SingleAsync(p => p.Email == Author + "@demo.example", Stop);
        var process = await db.Processes.SingleAsync(p => p.Slug == "stadtteil-ideen", Stop);
        var now = DateTimeOffset.UtcNow;
        var first = new ProposalText("Ein Zaun am Spielplatz", "Am Spielplatz fehlt ein Zaun zur Straße hin.", "", "", "", "GE-S01", "safety");
        var proposal = new Proposal(process.Id, author.Id, first.Title, first.Text, first.District, first.Category, now.AddMinutes(-5));
        proposal.Publish(null, now.AddMinutes(-4));
        proposal.Change(first with { Title = "Ein Zaun gegen Kettenhund Waldemar", Place = new ProposalPlace(null, null, "Vor der Waldemarstraße 7") }, "", new ChangeNote("Waldemar ist dazugekommen.", true), author.Id, now.AddMinutes(-3));
        proposal.PublishChange(false, now.AddMinutes(-2));
        proposal.Change(first with { Title = "Ein hoher Zaun am Spielplatz" }, "", new ChangeNote("Sachlicher gesagt.", false), author.Id, now.AddMinutes(-1));
        proposal.PublishChange(false, now);
        db.Add(proposal);
        await db.SaveChangesAsync(Stop);
        return proposal.Slug;
    }

    /// <summary>Other tests look at the same lists.</summary>
    private async Task WithdrawAsync(string slug)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var author = await db.Participants.SingleAsync(p => p.Email == Author + "@demo.example", Stop);
        Assert.True((await app.Get<WithdrawProposal>().HandleAsync(author.Id, slug, "Hat sich erledigt.", Stop)).Succeeded);
    }
}
