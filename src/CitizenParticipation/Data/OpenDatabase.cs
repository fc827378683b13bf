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
            await TryToWriteAsync(db.Database.GetConnectionString(), limit.Token);
            await db.Database.MigrateAsync(limit.Token);
            // WAL lets readers read while the one writer writes; it is a property of the file and kept by it.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", limit.Token);
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

    /// <summary>Writing is tried now and not at the first registration of the day, and on a bare connection, so that a refusal is one sentence and not a log.</summary>
    private static async Task TryToWriteAsync(string? connectionString, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 1";
        await command.ExecuteNonQueryAsync(stop);
    }
}
