using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    [Fact]
    public async Task The_index_survives_a_step_back_and_forth_of_the_schema()
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        foreach (var title in (string[])["Brunnen am Markt", "Brunnen im Park"]) await db.AddAsync(A.Proposal().In(process).By(author).Titled(title).Published());
        await using var open = db.Open();
        var migrator = open.GetService<IMigrator>();
        await migrator.MigrateAsync("EasyLanguage");
        Assert.Equal(2, await RowsAsync());
        await migrator.MigrateAsync();
        Assert.Equal(2, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Brunnen", District: A.Altstadt))).Total);
        await db.AddAsync(A.Proposal().In(process).By(author).Titled("Brunnen am Platz").Published());
        Assert.Equal(3, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Brunnen"))).Proposals.Count);
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
