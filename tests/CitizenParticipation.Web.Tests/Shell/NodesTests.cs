using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;
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
    public async Task The_public_pages_and_the_search_answer()
    {
        using var visitor = nodes.First.Visit();
        foreach (var path in (string[])["/", "/processes", "/proposals?q=Bank", "/proposals?process=%00", "/proposals?q=a%00b", "/api/v1/proposals?process=%00", "/districts", "/api/v1/proposals", "/health/ready"])
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }
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
