using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>What is reported inside the scope of a moderator and not answered yet, each contribution once, the longest waiting first. Nobody reads who has reported.</summary>
public sealed class BrowseReports(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Reports">How many are open.</param>
    /// <param name="Reasons">Which reasons they give, each once.</param>
    /// <param name="IsOwn">The moderator has made it; somebody else must decide.</param>
    public sealed record Line(ReportedKind Kind, Guid Id, string ProposalTitle, int Reports, IReadOnlyList<string> Reasons, DateTimeOffset WaitingSince, bool IsOwn);

    /// <param name="Total">All contributions with open reports; the list holds the oldest of them.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, int Total);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (!moderator.ModeratesAnything) return Refusal.NotAllowed;

        var grouped = ReportScope.Covered(db, moderator).GroupBy(r => new { r.Kind, r.SubjectId, r.ProposalId });
        var groups = await grouped.Select(g => new { g.Key.Kind, g.Key.SubjectId, g.Key.ProposalId, Count = g.Count(), Since = g.Min(r => r.CreatedAt) })
            .OrderBy(g => g.Since).ThenBy(g => g.SubjectId).Take(ReportLimits.MostListed).ToListAsync(stop);
        var subjects = groups.Select(g => g.SubjectId).ToList();
        var reasons = (await db.Reports.StillOpen.Where(r => subjects.Contains(r.SubjectId)).Select(r => new { r.Kind, r.SubjectId, r.Reason }).Distinct().ToListAsync(stop))
            .ToLookup(r => (r.Kind, r.SubjectId), r => r.Reason);
        var ids = groups.Select(g => g.ProposalId).Distinct().ToList();
        var proposals = await db.Proposals.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Title, IsOwn = p.AuthorId == actor || p.CoAuthors.Any(c => c.ParticipantId == actor && c.State == CoAuthorState.Joined) }).ToDictionaryAsync(p => p.Id, stop);
        var own = await ReportScope.MadeByAsync(db, actor!.Value, subjects, stop);
        return new Answer(
            [.. groups.Select(g => new Line(
                g.Kind, g.SubjectId, proposals[g.ProposalId].Title, g.Count, [.. ReportReason.All.Where(reasons[(g.Kind, g.SubjectId)].Contains)], g.Since,
                g.Kind == ReportedKind.Proposal ? proposals[g.ProposalId].IsOwn : own.Contains(g.SubjectId)))],
            await grouped.CountAsync(stop));
    }
}
