using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Pages;
using CitizenParticipation.Web.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>The headers word for word, so that nobody loosens them in passing. What a map of a city's own opens is tested with the map.</summary>
public sealed class SecurityHeadersTests(TestApp app)
{
    private const string Policy =
        "default-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; style-src 'self'";

    /// <summary>MudBlazor writes styles into the page. Scripts are as closed as everywhere.</summary>
    private const string OfIslands = Policy + " 'unsafe-inline'";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    [InlineData("/processes/gruene-ecken/results")]
    [InlineData("/account/sign-in")]
    [InlineData("/api/v1/proposals")]
    [InlineData("/api/v1/proposals/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/feed.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/processes/gruene-ecken/results.csv")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/ready")]
    [InlineData("/img/favicon.svg")]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/proposals/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/proposals/nothing-here/files/00000000-0000-0000-0000-000000000000/large", HttpStatusCode.NotFound)]
    [InlineData("/me/proposals", HttpStatusCode.Redirect)]
    [InlineData("/language/en", HttpStatusCode.Redirect)]
    public async Task Every_kind_of_answer_has_all_of_them(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var visitor = app.Visit();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await visitor.GetAsync(path);
            AssertHeaders(answer, status, Policy);
        }
    }

    [Fact]
    public async Task A_name_of_the_host_that_a_visitor_makes_up_gets_into_no_policy()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        foreach (var host in (string[])["evil.example", "evil.example; script-src *"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/?host=made-up");
            request.Headers.TryAddWithoutValidation("Host", host);
            using var answer = await client.SendAsync(request, Stop);
            if (answer.StatusCode != HttpStatusCode.BadRequest) AssertHeaders(answer, HttpStatusCode.OK, Policy);
        }

        using var visitor = app.Visit();
        using var kept = await visitor.GetAsync("/?host=made-up");
        AssertHeaders(kept, HttpStatusCode.OK, Policy);
    }

    [Theory]
    [InlineData("moderator-1", "/moderation")]
    [InlineData("administrator", "/admin/processes/new")]
    public async Task A_page_with_an_island_may_write_styles_and_no_scripts(string name, string path)
    {
        using var staff = await app.SignInAsync(name);
        using var answer = await staff.GetAsync(path);
        AssertHeaders(answer, HttpStatusCode.OK, OfIslands);
    }

    [Fact]
    public async Task What_a_moderator_has_hidden()
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var people = await db.Participants.Where(p => p.Email == "resident-30@demo.example" || p.Email == "moderator-1@demo.example").ToDictionaryAsync(p => p.Email!.Split('-')[0], p => p.Id, Stop);
        var process = await db.Processes.SingleAsync(p => p.Slug == "stadtteil-ideen", Stop);
        var proposal = new Proposal(process.Id, people["resident"], "Ein Zaun um den Teich", "Am Teich fehlt ein Zaun für die Kinder aus der Straße.", "GE-S01", "green", DateTimeOffset.UtcNow);
        db.Add(proposal);
        await db.SaveChangesAsync(Stop);
        foreach (var input in (DecideProposal.Input[])[new(DecideProposal.Verdict.Publish), new(DecideProposal.Verdict.Hide, "PersonalData", "Der Text nennt einen Nachbarn.")])
            Assert.True((await app.Get<DecideProposal>().HandleAsync(people["moderator"], proposal.Slug, input, Stop)).Succeeded);
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync("/proposals/" + proposal.Slug);
        AssertHeaders(answer, HttpStatusCode.Gone, Policy);
    }

    [Fact]
    public async Task A_failure()
    {
        await using var broken = TestApp.Changed(services => services.RemoveAll<VotePromise>());
        using var visitor = broken.Visit();
        using var answer = await visitor.GetAsync("/pages/counting/technical");
        AssertHeaders(answer, HttpStatusCode.InternalServerError, Policy);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_database_that_is_away()
    {
        await using var locked = TestApp.Changed(services => services.RemoveAll<VotePromise>().AddSingleton<VotePromise>(_ => throw new SqliteException("database is locked", 5)));
        using var visitor = locked.Visit();
        using var answer = await visitor.GetAsync("/pages/counting/technical");
        AssertHeaders(answer, HttpStatusCode.ServiceUnavailable, Policy);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("noch einmal", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_connection()
    {
        using var visitor = app.Visit();
        using var negotiated = await visitor.PostAsync("/hubs/live/negotiate?negotiateVersion=1");
        AssertHeaders(negotiated, HttpStatusCode.OK, Policy);
        using var nothing = await visitor.GetAsync("/hubs/live");
        AssertHeaders(nothing, HttpStatusCode.BadRequest, Policy);
        using var elsewhere = await visitor.GetAsync("/hubs/live/nothing-here");
        AssertHeaders(elsewhere, HttpStatusCode.NotFound, Policy);
    }

    private static void AssertHeaders(HttpResponseMessage answer, HttpStatusCode status, string policy)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(policy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("camera=(), microphone=(), geolocation=()", Header(answer, "Permissions-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
}
