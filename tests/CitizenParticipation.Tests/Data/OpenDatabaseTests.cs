using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Data;

public class OpenDatabaseTests
{
    [Fact]
    public async Task Opening_again_changes_nothing()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var person = await db.AddAsync(A.Participant());
        await db.Get<OpenDatabase>().HandleAsync();
        await using var open = db.Open();
        Assert.Empty(await open.Database.GetPendingMigrationsAsync());
        Assert.False(open.Database.HasPendingModelChanges());
        Assert.True(await open.Set<CitizenParticipation.Accounts.Participant>().AnyAsync(p => p.Id == person.Id));
    }

    [Fact]
    public async Task Every_connection_checks_keys()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.AddAsync(A.Participant().LivingIn("nowhere")));
    }

    [Fact]
    public async Task The_search_index_holds_exactly_what_is_published()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        var proposal = await db.AddAsync(A.Proposal().In(process).By(author).Published());
        await db.AddAsync(A.Proposal().In(process).By(author));
        Assert.Equal(1, await CountAsync(db, "ProposalSearch"));
        await db.SqlAsync("VACUUM");
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 5");
        Assert.Equal(0, await CountAsync(db, "ProposalSearch"));
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 3 WHERE \"PublishedAt\" IS NOT NULL");
        Assert.Equal(1, await CountAsync(db, "ProposalSearch"));
        await using var open = db.Open();
        await open.Set<CitizenParticipation.Proposals.Proposal>().Where(p => p.Id == proposal.Id).ExecuteDeleteAsync();
        Assert.Equal(0, await CountAsync(db, "ProposalSearch"));
    }

    [Fact]
    public void A_storage_folder_is_made_or_named()
    {
        var parent = Directory.CreateTempSubdirectory("storage-").FullName;
        try
        {
            var folder = new StorageFolder(Path.Combine(parent, "new", "data"));
            Assert.True(Directory.Exists(folder.Path));
            Assert.Equal(Path.Combine(folder.Path, "x.db"), folder.For("x.db"));
            File.WriteAllText(Path.Combine(parent, "file"), "");
            Assert.Contains("Storage:Directory", Assert.Throws<StartRefused>(() => new StorageFolder(Path.Combine(parent, "file"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private static async Task<long> CountAsync(TestDb db, string table)
    {
        await using var open = db.Open();
        await open.Database.OpenConnectionAsync();
        await using var command = open.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names stand above.
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
