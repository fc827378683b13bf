using System.Data.Common;
using CitizenParticipation.Audit;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Audit;

public sealed class AuditTrailTests : IAsyncLifetime
{
    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Entries_are_chained_across_and_inside_transactions()
    {
        await AppendAsync("one");
        await AppendAsync("two", "three", "four", "five", "six");
        var trail = await db.TrailAsync();
        Assert.Equal(["one", "two", "three", "four", "five", "six"], trail.Select(e => e.Action));
        Assert.Equal(["", .. trail.Take(5).Select(e => e.Hash)], trail.Select(e => e.PreviousHash));
        Assert.All(trail, e => Assert.Equal(EntryHash.Of(e), e.Hash));
        Assert.Equal(6, trail.Select(e => e.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Reason\" = 'anders'", "never changed")]
    [InlineData("UPDATE \"AuditEntries\" SET \"Before\" = 'anders'", "never changed")]
    [InlineData("UPDATE \"AuditEntries\" SET \"Number\" = 77 WHERE \"Number\" = 2", "never changed")]
    [InlineData("DELETE FROM \"AuditEntries\"", "never removed")]
    public Task No_program_changes_or_removes_an_entry(string sql, string says) => AssertRefusedAsync(sql, says);

    [Theory]
    [Trait("Database", "Sqlite")]
    [InlineData("UPDATE OR REPLACE \"AuditEntries\" SET \"Reason\" = 'anders'", "never changed")]
    [InlineData("INSERT OR REPLACE INTO \"AuditEntries\" SELECT \"Id\", \"At\", \"ActorId\", \"Action\", \"Subject\", 'anders', \"PreviousHash\", \"Hash\", \"After\", \"Before\", \"Number\" FROM \"AuditEntries\"", "never removed")]
    [InlineData("REPLACE INTO \"AuditEntries\" (\"Number\", \"At\", \"Action\", \"Subject\", \"Reason\", \"Before\", \"After\", \"PreviousHash\", \"Hash\") VALUES (2, 1, 'x', 'x', 'x', '', '', 'x', 'x')", "never removed")]
    [InlineData("REPLACE INTO \"AuditEntries\" (\"At\", \"Action\", \"Subject\", \"Reason\", \"PreviousHash\", \"Hash\") SELECT 1, 'x', 'x', 'x', \"PreviousHash\", 'x' FROM \"AuditEntries\" LIMIT 1", "never removed")]
    public Task No_program_replaces_an_entry_on_sqlite(string sql, string says) => AssertRefusedAsync(sql, says);

    [Theory]
    [Trait("Database", "Postgres")]
    [InlineData("TRUNCATE \"AuditEntries\"", "never removed")]
    [InlineData("SET session_replication_role = replica; DELETE FROM \"AuditEntries\"", "never removed")]
    [InlineData("INSERT INTO \"AuditEntries\" SELECT * FROM \"AuditEntries\" ON CONFLICT (\"Id\") DO UPDATE SET \"Reason\" = 'anders'", "never changed")]
    public Task No_program_replaces_an_entry_on_postgres(string sql, string says) => AssertRefusedAsync(sql, says);

    [Fact]
    public async Task Without_a_transaction_nothing_is_written()
    {
        await using var open = db.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Get<AuditTrail>().AppendAsync(open, null, "one", "subject", "", CancellationToken.None));
    }

    [Fact]
    public async Task A_deed_that_is_rolled_back_leaves_no_entry()
    {
        await using (var open = db.Open())
        {
            await using var transaction = await open.BeginWriteAsync();
            await db.Get<AuditTrail>().AppendAsync(open, null, "one", "subject", "", CancellationToken.None);
            await open.SaveChangesAsync();
        }

        Assert.Empty(await db.TrailAsync());
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_chain_without_a_gap_round_after_round()
    {
        const int rounds = 8;
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Task.Run(async () =>
            {
                // Some change their mind, which may not leave a gap.
                if (i % 5 == 0) await AppendAsync(commits: false, $"never {i}");
                else if (i % 7 == 0) await AppendAsync($"deed {i}", $"and {i}");
                else await AppendAsync($"deed {i}");
            })));
        }

        var trail = await db.TrailAsync();
        Assert.Equal(rounds * 23, trail.Count);
        Assert.Equal(Enumerable.Range(1, trail.Count).Select(n => (long)n), trail.Select(e => e.Number));
        Assert.Equal(["", .. trail.SkipLast(1).Select(e => e.Hash)], trail.Select(e => e.PreviousHash));
        Assert.Empty((await db.Get<VerifyTrail>().HandleAsync()).Findings);
    }

    [Fact]
    public async Task What_was_before_and_after_is_part_of_the_hash()
    {
        var now = A.Now;
        var hashes = new[] { Change.None, new Change("a", ""), new Change("", "a"), new Change("a", "b"), new Change("ab", "") }
            .Select(change => new Entry(default, now, null, "deed", "subject", "why", change).Hash);
        Assert.Equal(5, hashes.Distinct().Count());
    }

    private async Task AssertRefusedAsync(string sql, string says)
    {
        await AppendAsync("one");
        await AppendAsync("two");
        var before = await db.TrailAsync();
        Assert.Contains(says, (await Assert.ThrowsAnyAsync<DbException>(() => db.SqlAsync(sql))).Message, StringComparison.Ordinal);
        Assert.Equal(before.Select(e => (e.Id, e.Reason, e.Hash)), (await db.TrailAsync()).Select(e => (e.Id, e.Reason, e.Hash)));
    }

    private Task AppendAsync(params string[] actions) => AppendAsync(commits: true, actions);

    private async Task AppendAsync(bool commits, params string[] actions)
    {
        await using var open = db.Open();
        await using var transaction = await open.BeginWriteAsync();
        foreach (var action in actions) await db.Get<AuditTrail>().AppendAsync(open, Guid.NewGuid(), action, "subject", "weil es so ist", CancellationToken.None);
        await open.SaveChangesAsync();
        if (commits) await transaction.CommitAsync();
    }
}
