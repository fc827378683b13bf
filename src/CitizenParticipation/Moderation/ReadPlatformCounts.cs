using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>How much is going on, in a few numbers, for administrators.</summary>
public sealed class ReadPlatformCounts(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Participants">Accounts with a confirmed address; only they can take part.</param>
    /// <param name="Waiting">Proposals that wait for moderation.</param>
    public sealed record Counts(int Participants, int Published, int Waiting, int Supports);

    public async Task<Outcome<Counts>> HandleAsync(Guid? actor, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).IsAdministrator) return Refusal.NotAllowed;
        return new Counts(
            await db.Participants.CountAsync(p => p.EmailConfirmed, stop),
            await db.Proposals.CountAsync(p => p.State == ProposalState.Published, stop),
            await db.Proposals.CountAsync(p => p.State == ProposalState.InReview, stop),
            await db.Set<Support>().CountAsync(stop));
    }
}
