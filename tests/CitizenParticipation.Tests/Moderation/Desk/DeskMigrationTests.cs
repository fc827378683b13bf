using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenParticipation.Tests.Moderation.Desk;

/// <summary>A platform from before the desk gets its tables and loses nothing.</summary>
public sealed class DeskMigrationTests
{
    [Fact]
    public async Task Processes_from_before_promise_the_usual_hours_and_every_lock_and_index_stays()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var process = await db.AddAsync(A.Process().InSupportPhase());
        await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Titled("Brunnen am Markt").Published());
        var before = await SchemaAsync(db);
        Assert.Contains(before, line => line.Contains("trigger", StringComparison.Ordinal) && line.Contains("Proposals", StringComparison.Ordinal));
        await using (var open = db.Open())
        {
            var migrator = open.GetService<IMigrator>();
            await migrator.MigrateAsync("AuditSearch");
            Assert.DoesNotContain(await SchemaAsync(db), line => line.Contains("HeldDeeds", StringComparison.Ordinal));
            await migrator.MigrateAsync();
        }

        Assert.Equal(before, await SchemaAsync(db));
        Assert.Equal(Process.UsualReviewHours, (await db.Get<ReadProcess>().HandleAsync(process.Slug))!.ReviewHours);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.SqlAsync("UPDATE \"Processes\" SET \"ReviewHours\" = 0"));
        Assert.Equal(1, (await db.Get<BrowseProposals>().HandleAsync(new(Words: "Brunnen"))).Total);
    }

    /// <summary>Names of all that the database itself watches over.</summary>
    private static async Task<IReadOnlyList<string>> SchemaAsync(TestDb world)
    {
        await using var db = world.Open();
        return await db.Database.SqlQueryRaw<string>(
            world.Database.Provider == DatabaseProvider.Sqlite
                ? "SELECT type || ' ' || tbl_name || ' ' || name AS \"Value\" FROM sqlite_master ORDER BY 1"
                : """
                  SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname AS "Value" FROM pg_trigger WHERE NOT tgisinternal
                  UNION ALL SELECT 'index ' || tablename || ' ' || indexname FROM pg_indexes WHERE schemaname = 'public'
                  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1
                  """).ToListAsync();
    }
}
