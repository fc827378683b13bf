using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Data;

/// <summary>Brings the database to the present schema at start, or says in one sentence why it cannot.</summary>
public sealed class OpenDatabase(IDbContextFactory<ParticipationDb> databases)
{
    // A migration that was killed can leave a lock behind, and the next start would wait for it for ever.
    internal static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(10);

    public async Task HandleAsync(CancellationToken stop = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestMigration);
        await using var db = await databases.CreateDbContextAsync(stop);
        try
        {
            await db.UpgradeAsync(limit.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new StartRefused(db.WhyUnfinished, e);
        }
        catch (Exception e) when (db.WhyUnusable(e) is { } sentence)
        {
            throw new StartRefused(sentence, e);
        }
    }
}
