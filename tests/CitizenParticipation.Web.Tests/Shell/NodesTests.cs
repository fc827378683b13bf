using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>Two processes' worth of the application on one PostgreSQL database, started at the same moment.</summary>
public sealed class NodesTests(NodesTests.Pair nodes) : IClassFixture<NodesTests.Pair>
{
    [Fact]
    public async Task They_share_one_key_and_one_demonstration()
    {
        await using var db = await nodes.First.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Set<ProtectionKey>().CountAsync());
        Assert.Equal(1, await db.Participants.CountAsync(p => p.Email!.StartsWith("administrator@")));
    }

    [Fact]
    public async Task A_session_of_one_is_a_session_of_both()
    {
        using var visitor = await nodes.First.SignInAsync("resident-1");
        using var other = nodes.Second.Visit();
        foreach (Cookie cookie in visitor.Cookies.GetAllCookies()) other.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", nodes.Second.Address.Host));
        using var page = await other.GetAsync("/me/proposals");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Votes_on_either_reach_the_viewers_of_both_within_two_seconds()
    {
        using var reader = nodes.First.Visit();
        var slug = (await reader.JsonAsync<JsonElement>("/api/v1/proposals?process=stadtteil-ideen&pageSize=1")).GetProperty("items")[0].GetProperty("slug").GetString()!;
        var before = await TotalAsync(nodes.First, slug);
        var (one, two) = (new ConcurrentQueue<long>(), new ConcurrentQueue<long>());
        await using var first = await WatchAsync(nodes.First, slug, one);
        await using var second = await WatchAsync(nodes.Second, slug, two);
        for (var voter = 11; voter <= 30; voter++)
        {
            var node = voter % 2 == 0 ? nodes.First : nodes.Second;
            using var person = await node.SignInAsync($"resident-{voter}");
            using var vote = await person.PostForJsonAsync($"/proposals/{slug}/support");
            Assert.Equal(HttpStatusCode.OK, vote.StatusCode);
        }

        var after = await TotalAsync(nodes.First, slug);
        Assert.InRange(after - before, 1, 20);
        Assert.Equal(after, await TotalAsync(nodes.Second, slug));
        var since = Stopwatch.StartNew();
        while ((one.LastOrDefault() != after || two.LastOrDefault() != after) && since.Elapsed < TimeSpan.FromSeconds(2)) await Task.Delay(20);
        Assert.Equal((after, after), (one.Last(), two.Last()));
    }

    [Fact]
    public async Task The_public_pages_and_the_search_answer()
    {
        using var visitor = nodes.First.Visit();
        foreach (var path in (string[])["/", "/processes", "/proposals?q=Bank", "/proposals?process=%00", "/proposals?q=a%00b", "/api/v1/proposals?process=%00", "/districts", "/api/v1/proposals", "/health/ready"])
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_one_hides_is_gone_from_the_kept_pages_and_live_numbers_of_the_other_within_two_seconds()
    {
        var proposal = (await nodes.First.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen", PageSize: 50))).Proposals[^1];
        await using var db = await nodes.First.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var moderators = await db.RoleGrants.Where(g => g.Role == Role.Moderator && g.ProcessId == null && g.DistrictKey == null).OrderBy(g => g.Id).Select(g => g.ParticipantId).Take(2).ToListAsync();
        using var visitor = nodes.Second.Visit();
        (string Path, string Shows)[] pages = [($"/proposals/{proposal.Slug}", proposal.Title), ("/api/v1/proposals?pageSize=50&process=stadtteil-ideen", proposal.Slug), ("/sitemap.xml", proposal.Slug)];
        foreach (var (path, shows) in pages) Assert.Contains(shows, await BodyAsync(visitor, path), StringComparison.Ordinal);
        Assert.Null(await SecondModerator.DecideAsync(
            nodes.First.Get<DecideProposal>(), nodes.First.Get<AgreeToDecision>(), moderators[0], moderators[1], proposal.Slug, new(DecideProposal.Verdict.Hide, "PersonalData", "So steht es in den Regeln.")));

        var since = Stopwatch.StartNew();
        foreach (var (path, shows) in pages)
        {
            while ((await BodyAsync(visitor, path)).Contains(shows, StringComparison.Ordinal))
            {
                Assert.True(since.Elapsed < TimeSpan.FromSeconds(2), $"The other node still shows it at {path}.");
                await Task.Delay(20);
            }
        }

        var heard = new ConcurrentQueue<long>();
        await using var hub = await WatchAsync(nodes.Second, proposal.Slug, heard);
        await Task.Delay(200);
        Assert.Empty(heard);
    }

    private static async Task<string> BodyAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<long> TotalAsync(TestApp node, string slug)
    {
        using var visitor = node.Visit();
        return (await visitor.JsonAsync<JsonElement>($"/api/v1/proposals/{slug}")).GetProperty("supports").GetInt64();
    }

    private static async Task<HubConnection> WatchAsync(TestApp node, string slug, ConcurrentQueue<long> heard)
    {
        var hub = node.Hub();
        hub.On<string, long>("beat", (_, total) => heard.Enqueue(total));
        await hub.StartAsync();
        await hub.InvokeAsync("Watch", new[] { Topics.Proposal(slug) });
        return hub;
    }

    public sealed class Pair : IAsyncLifetime
    {
        private DatabaseChoice? database;

        public TestApp First { get; private set; } = null!;

        public TestApp Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var empty = database = await TestEngine.Postgres.CreateEmptyAsync();
            var both = await Task.WhenAll(Task.Run(() => TestApp.On(empty)), Task.Run(() => TestApp.On(empty)));
            (First, Second) = (both[0], both[1]);
        }

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
            await TestEngine.Postgres.DropAsync(database!);
        }
    }
}
