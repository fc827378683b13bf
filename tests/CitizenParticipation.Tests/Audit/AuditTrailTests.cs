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
    [InlineData("DELETE FROM \"AuditEntries\"", "never removed")]
    public Task No_program_changes_or_removes_an_entry(string sql, string says) => AssertRefusedAsync(sql, says);

    [Theory]
    [Trait("Database", "Sqlite")]
    [InlineData("UPDATE OR REPLACE \"AuditEntries\" SET \"Reason\" = 'anders'", "never changed")]
    [InlineData("INSERT OR REPLACE INTO \"AuditEntries\" SELECT \"Id\", \"At\", \"ActorId\", \"Action\", \"Subject\", 'anders', \"PreviousHash\", \"Hash\" FROM \"AuditEntries\"", "never removed")]
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
    public async Task Many_writers_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => AppendAsync($"deed {i}"))));
        var trail = await db.TrailAsync();
        Assert.Equal(50, trail.Count);
        Assert.Equal(["", .. trail.Take(49).Select(e => e.Hash)], trail.Select(e => e.PreviousHash));
    }

    private async Task AssertRefusedAsync(string sql, string says)
    {
        await AppendAsync("one");
        await AppendAsync("two");
        var before = await db.TrailAsync();
        Assert.Contains(says, (await Assert.ThrowsAnyAsync<DbException>(() => db.SqlAsync(sql))).Message, StringComparison.Ordinal);
        Assert.Equal(before.Select(e => (e.Id, e.Reason, e.Hash)), (await db.TrailAsync()).Select(e => (e.Id, e.Reason, e.Hash)));
    }

    private async Task AppendAsync(params string[] actions)
    {
        await using var open = db.Open();
        await using var transaction = await open.BeginWriteAsync();
        foreach (var action in actions) await db.Get<AuditTrail>().AppendAsync(open, Guid.NewGuid(), action, "subject", "weil es so ist", CancellationToken.None);
        await open.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
