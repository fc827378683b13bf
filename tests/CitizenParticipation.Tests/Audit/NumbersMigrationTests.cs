using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenParticipation.Tests.Audit;

/// <summary>A trail from before entries had numbers is numbered, stays whole, stays locked, and goes on.</summary>
public sealed class NumbersMigrationTests
{
    [Fact]
    public async Task A_trail_from_before_is_numbered_and_goes_on()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        await using (var open = db.Open())
        {
            var migrator = open.GetService<IMigrator>();
            await migrator.MigrateAsync("Reports");
            var (at, previous) = (db.Database.Provider == DatabaseProvider.Postgres ? "to_timestamp(1800000000)" : "1800000000000", "");
            // Ids may leave numbers out, as they do after a transaction that was rolled back.
            foreach (var id in (int[])[2, 3, 7])
            {
                var hash = VerifyTrailTests.FirstForm(previous, new Entry(default, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), null, "deed " + id, "subject", "why", Change.None));
                await db.SqlAsync($"INSERT INTO \"AuditEntries\" (\"Id\", \"At\", \"Action\", \"Subject\", \"Reason\", \"PreviousHash\", \"Hash\") VALUES ({id}, {at}, 'deed {id}', 'subject', 'why', '{previous}', '{hash}')");
                previous = hash;
            }

            await migrator.MigrateAsync();
        }

        if (db.Database.Provider == DatabaseProvider.Postgres) await db.SqlAsync("SELECT setval(pg_get_serial_sequence('\"AuditEntries\"', 'Id'), 7)");
        await using (var open = db.Open())
        {
            await using var transaction = await open.BeginWriteAsync();
            await db.Get<AuditTrail>().AppendAsync(open, null, "new", "subject", "", new Change("a", "b"), CancellationToken.None);
            await open.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        Assert.Equal([(1, "deed 2"), (2, "deed 3"), (3, "deed 7"), (4, "new")], (await db.TrailAsync()).Select(e => ((int)e.Number, e.Action)));
        var answer = await db.Get<VerifyTrail>().HandleAsync();
        Assert.Equal(4, answer.Entries);
        Assert.Empty(answer.Findings);
        foreach (var sql in (string[])["UPDATE \"AuditEntries\" SET \"Number\" = 9 WHERE \"Number\" = 4", "DELETE FROM \"AuditEntries\""])
            Assert.Contains("audit entries are never", (await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync(sql))).Message, StringComparison.Ordinal);
        await using var search = db.Open();
        Assert.Equal([1L, 2, 3], await search.Recorded("WHY").Select(m => m.Number).OrderBy(n => n).ToListAsync());
    }
}
