using System.Net;
using System.Net.Sockets;
using CitizenParticipation.Data;
using CitizenParticipation.Data.Postgres;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CitizenParticipation.Tests.Data;

[Trait("Database", "Postgres")]
public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false, engine: TestEngine.Postgres);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_and_not_created()
    {
        Assert.Contains("\"nowhere\"", await RefusalAsync(c => c.Database = "nowhere"), StringComparison.Ordinal);
        Assert.Contains("\"nowhere\"", await RefusalAsync(c => c.Database = "nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_named_but_not_told()
    {
        var sentence = await RefusalAsync(c => c.Password = "geheim");
        Assert.Contains("Password", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Contains($"127.0.0.1:{port}", await RefusalAsync(c => c.Port = port), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Contains($"127.0.0.1:{port}", await RefusalAsync(c => (c.Port, c.Timeout) = (port, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_create_tables_is_named()
    {
        var name = $"reader_{Guid.NewGuid():N}";
        await db.SqlAsync($"CREATE ROLE {name} LOGIN PASSWORD 'x'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        try
        {
            Assert.Contains(name, await RefusalAsync(c => (c.Username, c.Password) = (name, "x")), StringComparison.Ordinal);
        }
        finally
        {
            await db.SqlAsync($"DROP ROLE {name}");
        }
    }

    [Fact]
    public async Task Nodes_that_start_at_once_on_an_empty_database_all_start()
    {
        var empty = await TestEngine.Postgres.CreateEmptyAsync();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestDb.FillAsync(empty, withDistricts: true))));
            await using var open = Context(empty.ConnectionString);
            Assert.Empty(await open.Database.GetPendingMigrationsAsync());
            Assert.Equal(A.Districts.All.Count, await open.Set<CitizenParticipation.Districts.District>().CountAsync());
        }
        finally
        {
            await TestEngine.Postgres.DropAsync(empty);
        }
    }

    [Fact]
    public async Task A_second_writer_waits_until_the_first_has_committed()
    {
        await using var first = db.Open();
        await using var turn = await first.BeginWriteAsync();
        await using var second = db.Open();
        var waiting = second.BeginWriteAsync();
        await UntilAsync(async () => await CountAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 1);
        Assert.False(waiting.IsCompleted);
        await turn.CommitAsync();
        await (await waiting.WaitAsync(TimeSpan.FromSeconds(20))).DisposeAsync();
    }

    [Fact]
    public async Task A_writer_that_vanishes_holds_nobody_up_for_long()
    {
        await using var open = db.Open();
        await using var turn = await open.BeginWriteAsync();
        var limit = await open.Database.SqlQuery<string>($"""SELECT current_setting('idle_in_transaction_session_timeout') AS "Value" """).SingleAsync();
        Assert.Equal("30s", limit);
        await turn.CommitAsync();
        Assert.Equal("0", await open.Database.SqlQuery<string>($"""SELECT current_setting('idle_in_transaction_session_timeout') AS "Value" """).SingleAsync());
    }

    [Theory]
    [InlineData("Bank")]
    [InlineData("Banken")]
    [InlineData("Bänke")]
    [InlineData("Bän")]
    [InlineData("Markt Bänken")]
    public async Task A_word_is_found_by_its_beginning_and_by_its_stem(string words)
    {
        await PublishAsync("Mehr Bänke am Markt", "Wer müde ist, setzt sich.");
        Assert.Equal(1, (await SearchAsync(words)).Total);
        Assert.Equal(0, (await SearchAsync(words + " Brunnen")).Total);
    }

    [Theory]
    [InlineData("der und die")]
    [InlineData("a1b2c3")]
    [InlineData("дерево")]
    [InlineData("شجرة ١٢")]
    [InlineData("3d 1e5 20:30 https://example.org/x")]
    [InlineData("!& | <-> ' :* \\")]
    public async Task No_word_breaks_the_search(string words) => Assert.Equal(0, (await SearchAsync(words)).Total);

    [Fact]
    public async Task A_vote_does_not_touch_the_search_index()
    {
        var proposal = await PublishAsync("Mehr Bänke am Markt", "Am Markt fehlen Bänke, auf denen man sich ausruhen kann.");
        const string Row = """SELECT xmin::text || ctid::text AS "Value" FROM "ProposalSearch" """;
        await using var open = db.Open();
        var before = await open.Database.SqlQueryRaw<string>(Row).SingleAsync();
        await open.Proposals.Where(p => p.Id == proposal.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Supports, 5));
        Assert.Equal(before, await open.Database.SqlQueryRaw<string>(Row).SingleAsync());
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("a\0b")]
    [InlineData("\uD83C")]
    public async Task What_the_database_cannot_hold_finds_nothing(string text)
    {
        Assert.Null(await db.Get<ReadProposal>().HandleAsync(null, text));
        Assert.Equal(0, (await db.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: text))).Total);
        await using var open = db.Open();
        string[] several = [text, "x"];
        Assert.False(await open.Proposals.AnyAsync(p => several.Contains(p.Slug)));
    }

    private static PostgresParticipationDb Context(string connection) => new(new DbContextOptionsBuilder<PostgresParticipationDb>().UseNpgsql(connection).Options);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition()) await Task.Delay(10, limit.Token);
    }

    private async Task<string> RefusalAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(db.ConnectionString) { Pooling = false };
        change(connection);
        var refused = await Assert.ThrowsAsync<StartRefused>(() => TestDb.FillAsync(db.Database with { ConnectionString = connection.ToString() }, withDistricts: false));
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(db.ConnectionString).Password!, refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var open = db.Open();
        return (int)await open.Database.SqlQueryRaw<long>(sql.Replace("count(*)", "count(*) AS \"Value\"", StringComparison.Ordinal)).SingleAsync();
    }

    private async Task<Proposal> PublishAsync(string title, string text)
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        return await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Titled(title).Saying(text).Published());
    }

    private Task<BrowseProposals.Answer> SearchAsync(string words) => db.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Words: words));
}
