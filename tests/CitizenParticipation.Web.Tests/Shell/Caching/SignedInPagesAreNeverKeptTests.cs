using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation;
using CitizenParticipation.Notifications;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Shell.Caching;

/// <summary>Every page there is, for each kind of person: neither their browser nor the platform keeps what was made for them.</summary>
public sealed partial class SignedInPagesAreNeverKeptTests(TestApp app)
{
    /// <summary>Sheets of paper and letters name nobody who looks at them.</summary>
    private static readonly string[] WithoutHeader = ["/proposals/{Slug}/poster", "/processes/{Slug}/results/print"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("resident-27")]
    [InlineData("moderator-2")]
    [InlineData("administrator")]
    [InlineData("committee-mitte")]
    public async Task No_page(string who)
    {
        using var person = await app.SignInAsync(who);
        var name = Named(await NameAsync(who));
        var routes = await KnownRoutes.PagesAsync(app);
        Assert.True(routes.Count > 60, $"Only {routes.Count} pages were found.");
        foreach (var route in routes)
        {
            var address = Fresh(route.Address);
            using var personal = await person.GetAsync(address);
            AssertNotKept(personal, address);
            var html = WebUtility.HtmlDecode(await personal.Content.ReadAsStringAsync(Stop));
            // What is proved to be personal here is looked for in vain below.
            if (route.IsPublic && personal.StatusCode == HttpStatusCode.OK && !WithoutHeader.Contains(route.Pattern)) Assert.Contains(name, html, StringComparison.Ordinal);
            if (personal.StatusCode == HttpStatusCode.InternalServerError) Assert.Fail(address);

            using var anybody = app.Visit();
            using var stranger = await anybody.GetAsync(address);
            Assert.True(stranger.Headers.Age is null, $"{address} was kept for {who} and given to a stranger.");
            AssertImpersonal(WebUtility.HtmlDecode(await stranger.Content.ReadAsStringAsync(Stop)), name, address);

            // The other way round: what was kept for strangers is not given to somebody signed in.
            if (!route.IsPublic || personal.StatusCode != HttpStatusCode.OK) continue;
            using var again = await person.GetAsync(address);
            AssertNotKept(again, address);
        }
    }

    [Fact]
    public async Task No_statement_no_notice_no_file_and_no_list_for_download()
    {
        var (slug, statement) = await HiddenProposalAsync("resident-28");
        using var person = await app.SignInAsync("resident-28");
        using var administrator = await app.SignInAsync("administrator");
        await app.Get<GatherNotices>().HandleAsync(Stop);
        var notice = Notices().Match(await person.ReadAsync("/me/notices"));
        Assert.True(notice.Success, "There is no notice to look at.");
        var name = Named(await NameAsync("resident-28"));
        foreach (var (reader, address) in ((Visitor, string)[])
                 [(person, statement), (person, notice.Value), (person, "/proposals/" + slug), (person, "/me/proposals"), (person, "/me/decisions"), (person, "/me/account"), (administrator, "/admin/audit.csv"), (person, "/processes/gruene-ecken/results.csv")])
        {
            using var personal = await reader.GetAsync(address);
            Assert.True(personal.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{address}: {personal.StatusCode}");
            AssertNotKept(personal, address);
            using var anybody = app.Visit();
            using var stranger = await anybody.GetAsync(address);
            Assert.Null(stranger.Headers.Age);
            AssertImpersonal(WebUtility.HtmlDecode(await stranger.Content.ReadAsStringAsync(Stop)), name, address);
        }
    }

    private static void AssertNotKept(HttpResponseMessage answer, string address)
    {
        Assert.True(answer.Headers.Age is null, address + " came from what is kept.");
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Public: false } kept && (kept.MaxAge ?? TimeSpan.Zero) == TimeSpan.Zero, $"{address} ({(int)answer.StatusCode}): {answer.Headers.CacheControl}");
    }

    private static void AssertImpersonal(string html, string name, string address)
    {
        Assert.False(html.Contains(name, StringComparison.Ordinal), address + " shows a stranger who was there before.");
        Assert.False(html.Contains($"action=\"{Links.SignOut}\"", StringComparison.Ordinal), address + " lets a stranger sign out.");
    }

    /// <summary>As the head of a page says it: the name may also stand under a contribution.</summary>
    private static string Named(string name) => $": </span>{name}</summary>";

    private static string Fresh(string address) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}kept={Guid.NewGuid():N}";

    private async Task<string> NameAsync(string who)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        return (await db.Participants.SingleAsync(p => p.Email == who + "@demo.example", Stop)).DisplayName;
    }

    private async Task<(string Slug, string Statement)> HiddenProposalAsync(string who)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var author = await db.Participants.SingleAsync(p => p.Email == who + "@demo.example", Stop);
        var moderator = await db.Participants.SingleAsync(p => p.Email == "moderator-1@demo.example", Stop);
        var process = await db.Processes.SingleAsync(p => p.Slug == "stadtteil-ideen", Stop);
        var proposal = new Proposal(process.Id, author.Id, "Ein Steg am Teich", "Am Teich fehlt ein Steg für die Kinder aus der Straße.", "GE-S01", "green", DateTimeOffset.UtcNow);
        db.Add(proposal);
        await db.SaveChangesAsync(Stop);
        foreach (var input in (DecideProposal.Input[])[new(DecideProposal.Verdict.Publish), new(DecideProposal.Verdict.Hide, "PersonalData", "Der Text nennt einen Nachbarn.")])
            Assert.True((await app.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, input, Stop)).Succeeded);
        using var visitor = await app.SignInAsync(who);
        return (proposal.Slug, Statements().Match(await visitor.ReadAsync("/me/decisions")).Value);
    }

    [GeneratedRegex("/me/decisions/[0-9a-f-]{32,36}")]
    private static partial Regex Statements();

    [GeneratedRegex("/me/notices/[0-9a-f-]{32,36}")]
    private static partial Regex Notices();
}
