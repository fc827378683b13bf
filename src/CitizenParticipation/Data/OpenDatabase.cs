using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Data;

/// <summary>Brings the database to the present schema at start, or says in one sentence why it cannot.</summary>
public sealed class OpenDatabase(IDbContextFactory<ParticipationDb> databases)
{
    // A migration that was killed leaves a lock row behind, and the next start would wait for it for ever.
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(10);

    public async Task HandleAsync(CancellationToken stop = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestMigration);
        await using var db = await databases.CreateDbContextAsync(stop);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        try
        {
            await db.Database.MigrateAsync(limit.Token);
            // WAL lets readers read while the one writer writes; it is a property of the file and kept by it.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", limit.Token);
            // Writing is tried now and not at the first registration of the day.
            await db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 1", limit.Token);
        }
        catch (SqliteException e)
        {
            throw new StartRefused($"The database file {file} cannot be opened or written: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new StartRefused(
                $"The database file {file} is still being migrated after {LongestMigration.TotalMinutes} minutes; if no other process runs, " +
                "delete the row in its table __EFMigrationsLock and start again.", e);
        }
    }
}
