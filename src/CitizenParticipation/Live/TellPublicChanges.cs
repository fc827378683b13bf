using System.Data.Common;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CitizenParticipation.Live;

/// <summary>
/// Beats <see cref="Topics.Content"/> after each commit that has changed a row of <see cref="IShownInPublic"/>. It stands here and not in the use cases,
/// because a use case that forgets it would leave a hidden text on pages that are kept. On PostgreSQL the other processes hear it with the commit itself, so that
/// they hear it also when this one ends in the same moment.
/// </summary>
/// <param name="others">Null on SQLite, where there are none.</param>
public sealed class TellPublicChanges(Pulse pulse, PostgresPulse? others = null) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Notice(eventData.Context);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Notice(eventData.Context);
        return base.SavingChanges(eventData, result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        TellUnlessWithin(eventData.Context);
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        TellUnlessWithin(eventData.Context);
        return base.SavedChanges(eventData, result);
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (others is not null && eventData.Context is ParticipationDb { ChangesPublicRows: true })
        {
            await using var notify = transaction.Connection!.CreateCommand();
            others.WriteNotification(notify, transaction, Changed);
            await notify.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context, othersKnow: others is not null);
        return Task.CompletedTask;
    }

    // Without waiting nobody else was told before.
    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    private static void Notice(DbContext? context)
    {
        if (context is ParticipationDb db && db.ChangeTracker.Entries<IShownInPublic>().Any(e => e.State is not (EntityState.Unchanged or EntityState.Detached) && e.Entity.IsShownInPublic)) db.ChangesPublicRows = true;
    }

    private void TellUnlessWithin(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is null) Tell(context);
    }

    private static Beat Changed => new(Topics.Content, 1);

    private void Tell(DbContext? context, bool othersKnow = false)
    {
        if (context is not ParticipationDb { ChangesPublicRows: true } db) return;
        db.ChangesPublicRows = false;
        if (othersKnow) pulse.PassOn(Changed);
        else pulse.Publish(Changed);
    }
}
