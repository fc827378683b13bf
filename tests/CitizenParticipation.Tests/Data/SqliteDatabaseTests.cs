using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Data;

[Trait("Database", "Sqlite")]
public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false, engine: TestEngine.Sqlite);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var file = SqliteEngine.FileOf(db.Database);
        await File.WriteAllTextAsync(file, new string('x', 5000));
        var refused = await Assert.ThrowsAsync<StartRefused>(() => db.Get<OpenDatabase>().HandleAsync());
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_connection_checks_keys_and_writes_to_the_disk_before_it_answers()
    {
        await using var open = db.Open();
        await open.Database.OpenConnectionAsync();
        Assert.Equal("wal", await PragmaAsync(open, "journal_mode"));
        Assert.Equal(1L, await PragmaAsync(open, "foreign_keys"));
        Assert.Equal(2L, await PragmaAsync(open, "synchronous"));
    }

    [Fact]
    public async Task No_row_of_the_search_index_is_left_behind()
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var proposal = await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Published());
        Assert.Equal(1, await RowsAsync());
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 5");
        Assert.Equal(0, await RowsAsync());
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 3");
        Assert.Equal(1, await RowsAsync());
        await using var open = db.Open();
        await open.Set<CitizenParticipation.Proposals.Proposal>().Where(p => p.Id == proposal.Id).ExecuteDeleteAsync();
        Assert.Equal(0, await RowsAsync());
    }

    private async Task<int> RowsAsync()
    {
        await using var open = db.Open();
        return await open.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "ProposalSearchRows" """).SingleAsync();
    }

    private static async Task<object> PragmaAsync(ParticipationDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names stand above.
        command.CommandText = "PRAGMA " + name;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync())!;
    }
}
