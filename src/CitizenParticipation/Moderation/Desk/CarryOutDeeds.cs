using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>
/// Carries out the deeds whose time has come, each in the name of its moderator and by the same rules as if they did it now. Whichever process comes first takes a deed by
/// marking it; after a death another one goes on.
/// </summary>
public sealed partial class CarryOutDeeds(IDbContextFactory<ParticipationDb> databases, PerformDeed perform, Pulse pulse, TimeProvider clock, ILogger<CarryOutDeeds> log)
{
    private DateTimeOffset sweptAt = DateTimeOffset.MinValue;

    /// <param name="by">Only those of one moderator, and these at once.</param>
    /// <returns>When the next one is due, or null.</returns>
    public async Task<DateTimeOffset?> HandleAsync(Guid? by = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var lost = now - HeldDeed.Lease;
        var waiting = db.HeldDeeds.AsNoTracking().Where(h => h.FailedAs == "" && (h.StartedAt == null || h.StartedAt < lost));
        var due = await (by is null ? waiting.Where(h => h.DueAt <= now) : waiting.Where(h => h.ModeratorId == by)).OrderBy(h => h.DueAt).ToListAsync(stop);
        foreach (var held in due)
            if (await db.HeldDeeds.Where(h => h.Id == held.Id && h.StartedAt == held.StartedAt).ExecuteUpdateAsync(h => h.SetProperty(x => x.StartedAt, now), stop) == 1) await CarryOutAsync(db, held, stop);
        if (due.Count > 0) pulse.Publish(new Beat(Topics.Moderation, 1));
        await SweepAsync(db, now, stop);
        // Those that were begun and not ended have time until their mark runs out.
        return await db.HeldDeeds.Where(h => h.FailedAs == "" && h.StartedAt == null).MinAsync(h => (DateTimeOffset?)h.DueAt, stop);
    }

    /// <summary>Once an hour, because each time takes the lock for writing.</summary>
    private async Task SweepAsync(ParticipationDb db, DateTimeOffset now, CancellationToken stop)
    {
        if (now - sweptAt < TimeSpan.FromHours(1)) return;
        sweptAt = now;
        var forgotten = now - HeldDeed.FailureIsShown;
        await db.HeldDeeds.Where(h => h.FailedAs != "" && h.At < forgotten).ExecuteDeleteAsync(stop);
        await db.Claims.Where(c => c.Until < forgotten).ExecuteDeleteAsync(stop);
    }

    private async Task CarryOutAsync(ParticipationDb db, HeldDeed held, CancellationToken stop)
    {
        Refusal? refusal;
        try
        {
            refusal = await CasePlace.FindAsync(db, held.Key, stop) is { } place ? (await perform.HandleAsync(held.ModeratorId, held.Key, place, held.Deed, rehearse: false, stop)).Refusal : Refusal.NotFound;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Tried again when the mark has run out: the database may be away for a moment. What fails for long is given back to its moderator.
            DeedFailed(log, e, held.Id);
            if (clock.GetUtcNow() - held.DueAt < HeldDeed.TriedFor) return;
            refusal = Refusal.TryAgain;
        }

        if (refusal is not null && await WasDoneAsync(db, held, stop)) refusal = null;
        if (refusal is null) await db.HeldDeeds.Where(h => h.Id == held.Id).ExecuteDeleteAsync(stop);
        else await db.HeldDeeds.Where(h => h.Id == held.Id).ExecuteUpdateAsync(h => h.SetProperty(x => x.FailedAs, refusal.ToString()), stop);
        await db.Claims.Of(held.Key).Where(c => c.ModeratorId == held.ModeratorId).ExecuteDeleteAsync(stop);
    }

    /// <summary>A process that died between the deed and the removal of its row has done it: the trail knows.</summary>
    private static async Task<bool> WasDoneAsync(ParticipationDb db, HeldDeed held, CancellationToken stop)
    {
        if (held.StartedAt is not { } before) return false;
        string[] subjects = [$"proposal:{held.SubjectId:N}", $"comment:{held.SubjectId:N}", $"offer:{held.SubjectId:N}", $"decision:{held.SubjectId:N}", $"proposal:{held.ProposalId:N}"];
        return await db.AuditEntries.AnyAsync(e => e.ActorId == held.ModeratorId && e.At >= before && subjects.Contains(e.Subject), stop);
    }

    [LoggerMessage(LogLevel.Error, "Deed {Id} of the moderation desk could not be carried out and is tried again")]
    private static partial void DeedFailed(ILogger log, Exception fault, Guid id);
}
