using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>Where a proposal went and what it came from, for everybody; and what a supporter is asked about it.</summary>
public sealed class ReadKinship(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="IsSource">True when the proposal asked about is the one that was merged or split, so that this is the other one.</param>
    /// <param name="Asks">The reader has supported the source, not yet the target, and has not said no.</param>
    public sealed record Relative(Guid Id, RegroupingKind Kind, bool IsSource, string Slug, string Title, bool IsPublic, string Reason, DateTimeOffset At, bool Asks);

    public async Task<IReadOnlyList<Relative>> HandleAsync(Guid? reader, Guid proposalId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var done = await db.Regroupings.AsNoTracking().Where(r => r.State == RegroupingState.Done && (r.SourceId == proposalId || r.TargetId == proposalId)).OrderByDescending(r => r.EndedAt).ToListAsync(stop);
        if (done.Count == 0) return [];
        var ids = done.SelectMany(r => new[] { r.SourceId, r.TargetId!.Value }).Distinct().ToList();
        var others = await db.Proposals.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Slug, p.Title, p.State }).ToDictionaryAsync(p => p.Id, stop);
        var supported = reader is null ? [] : await db.Supports.Where(s => s.ParticipantId == reader && ids.Contains(s.ProposalId)).Select(s => s.ProposalId).ToListAsync(stop);
        var answered = reader is null ? [] : await db.Set<SupportAnswer>().Where(a => a.ParticipantId == reader).Select(a => a.RegroupingId).ToListAsync(stop);
        return [.. done.Select(r =>
        {
            var (isSource, target) = (r.SourceId == proposalId, r.TargetId!.Value);
            var other = others[isSource ? target : r.SourceId];
            var asks = others[target].State == ProposalState.Published && supported.Contains(r.SourceId) && !supported.Contains(target) && !answered.Contains(r.Id);
            // What was hidden since is not named.
            var isPublic = other.State is ProposalState.Published or ProposalState.Merged;
            return new Relative(r.Id, r.Kind, isSource, isPublic ? other.Slug : "", isPublic ? other.Title : "", isPublic, r.Reason, r.EndedAt!.Value, asks);
        })];
    }
}
