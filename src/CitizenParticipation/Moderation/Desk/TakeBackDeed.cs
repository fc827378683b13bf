using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Whoever has decided takes it back before it is carried out. Nobody has heard of it, so the trail says nothing about it either. What could not be carried out comes back in the same way, to be looked at again.</summary>
public sealed class TakeBackDeed(IDbContextFactory<ParticipationDb> databases, ReadRights rights, Pulse pulse, TimeProvider clock)
{
    /// <param name="Deed">With all that was typed, so that it can be gone on with.</param>
    public sealed record TakenBack(CaseKey Key, Deed Deed, string Slug);

    public async Task<Outcome<TakenBack>> HandleAsync(Guid? actor, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).SignedIn) return Refusal.SignInRequired;
        if (await db.HeldDeeds.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id && h.ModeratorId == actor, stop) is not { } held) return Refusal.TooLateToUndo;
        var slug = await db.Proposals.Where(p => p.Id == held.ProposalId).Select(p => p.Slug).SingleAsync(stop);
        // In one step with the question whether a process has begun with it.
        if (await db.HeldDeeds.Where(h => h.Id == id && (h.StartedAt == null || h.FailedAs != "")).ExecuteDeleteAsync(stop) == 0) return Refusal.TooLateToUndo;
        // It stays with whoever has taken it back, as an open case.
        if (held.FailedAs.Length == 0 && await db.Claims.Of(held.Key).SingleOrDefaultAsync(stop) is { } claim) claim.Keep(actor!.Value, clock.GetUtcNow() + Claim.Lasts);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new TakenBack(held.Key, held.Deed, slug);
    }
}
