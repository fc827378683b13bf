using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>
/// A moderator decides at the desk. Everything is checked now; it is carried out a little later, so that a slip of the finger can be taken back before anybody hears of
/// it. Of two who decide at once the second is told who was first.
/// </summary>
public sealed class HoldDeed(IDbContextFactory<ParticipationDb> databases, ReadRights rights, PerformDeed perform, DeskTimes times, Pulse pulse, TimeProvider clock)
{
    /// <param name="Id">To take it back; null when it was carried out at once.</param>
    /// <param name="AwaitsSecond">It will not happen before a second moderator agrees.</param>
    public sealed record Held(Guid? Id, DateTimeOffset DueAt, bool AwaitsSecond);

    public async Task<Outcome<Held>> HandleAsync(Guid? actor, CaseKey key, Deed deed, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var outcome = await TryAsync(db, actor, key, deed, stop);
        // Whoever was faster by a moment has decided, and not only begun to work on it.
        return outcome.Refusal == Refusal.ClaimedByOther && await db.FirstDeedAsync(key, stop) is { } first ? first : outcome;
    }

    private async Task<Outcome<Held>> TryAsync(ParticipationDb db, Guid? actor, CaseKey key, Deed deed, CancellationToken stop)
    {
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await CasePlace.FindAsync(db, key, stop) is not { } place || !moderator.MayModerate(place.ProcessId, place.DistrictKey)) return Refusal.NotFound;
        if (await db.FirstDeedAsync(key, stop) is { } first) return first;
        var now = clock.GetUtcNow();
        if (await db.RefusesCaseAsync(key, actor, now, stop) is { } busy) return busy;

        var rehearsed = await perform.HandleAsync(actor, key, place, deed, rehearse: times.Undo > TimeSpan.Zero, stop);
        if (rehearsed.Value is not { } possible) return rehearsed.As<Held>();
        if (times.Undo == TimeSpan.Zero)
        {
            await db.Claims.Of(key).Where(c => c.ModeratorId == actor).ExecuteDeleteAsync(stop);
            return new Held(null, now, possible.AwaitsSecond);
        }

        await using var transaction = await db.BeginWriteAsync(stop);
        var held = new HeldDeed(key, place, actor!.Value, deed, now, now + times.Undo);
        db.Add(held);
        var claim = await db.Claims.Of(key).SingleOrDefaultAsync(stop);
        if (claim is null) db.Add(claim = new Claim(key));
        if (claim.KeepsOut(actor, now)) return (await db.RefusesCaseAsync(key, actor, now, stop))!;
        claim.Keep(actor.Value, held.DueAt + HeldDeed.Lease);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (db.IsDuplicate(e))
        {
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(stop);
            return await db.FirstDeedAsync(key, stop) ?? new Fault(Refusal.DecidedMeanwhile);
        }

        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Held(held.Id, held.DueAt, possible.AwaitsSecond);
    }
}
