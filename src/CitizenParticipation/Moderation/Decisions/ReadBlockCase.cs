using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>One contribution, for the moderator who thinks that its author should not write for a time, or that a break may end.</summary>
public sealed class ReadBlockCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TimeProvider clock)
{
    /// <param name="Until">When the break ends that was decided about this contribution; null where none holds.</param>
    /// <param name="MayEverywhere">This moderator may decide for all processes.</param>
    public sealed record Answer(string Slug, string ProposalTitle, string AuthorName, string Text, DateTimeOffset? Until, bool MayEverywhere);

    /// <returns>Null for who may not decide on it.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, ContributionKind kind, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, reader, stop);
        if (kind is not (ContributionKind.Proposal or ContributionKind.Comment or ContributionKind.Offer) || await Contribution.FindAsync(db, kind, id, 0, stop) is not { } about
            || !moderator.MayModerate(about.Proposal.ProcessId, about.Proposal.DistrictKey) || about.IsBy(reader)) return null;
        var now = clock.GetUtcNow();
        var held = await db.Decisions.AsNoTracking().About(kind, id, 0).Where(d => d.Verdict == DecisionVerdict.Blocked && d.State == DecisionState.InForce).ToListAsync(stop);
        var name = await db.Participants.Where(p => p.Id == about.AuthorId).Select(p => p.DisplayName).SingleAsync(stop);
        return new Answer(about.Proposal.Slug, about.Proposal.Title, name, about.Original, held.Select(d => d.BlockUntil).Where(u => u > now).Max(), moderator.ModeratesEverything);
    }
}
