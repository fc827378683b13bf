using CitizenParticipation.Claiming;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Reports;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>What people have reported, each contribution once.</summary>
internal static class WaitingReports
{
    public static async Task<WaitingPart> ReadAsync(DeskView view, int most, CancellationToken stop)
    {
        var (decided, mine, reader) = (view.DecidedOf(CaseKind.Report), view.MineOf(CaseKind.Report), view.Reader);
        var open = view.Db.Reports.StillOpen.Where(r => !decided.Contains(r.SubjectId));
        if (mine is not null) open = open.Where(r => mine.Contains(r.SubjectId));
        if (!view.IsUnlimited) open = open.Where(r => view.Proposals.Any(p => p.Id == r.ProposalId));
        var grouped = open.GroupBy(r => new { r.Kind, r.SubjectId, r.ProposalId });
        var total = await grouped.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);

        var groups = await grouped
            .Select(g => new { g.Key.Kind, g.Key.SubjectId, g.Key.ProposalId, Count = g.Count(), Since = g.Min(r => r.CreatedAt), Grave = g.Max(r => Harms.GraveReasons.Contains(r.Reason) ? 1 : 0) })
            .OrderByDescending(g => g.Grave).ThenBy(g => g.Since).ThenBy(g => g.SubjectId).Take(most).ToListAsync(stop);
        var subjects = groups.Select(g => g.SubjectId).ToList();
        var reports = (await view.Db.Reports.StillOpen.Where(r => subjects.Contains(r.SubjectId)).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Select(r => new { r.Kind, r.SubjectId, r.Reason, r.Id, IsReaders = r.ReporterId == reader }).ToListAsync(stop)).ToLookup(r => (r.Kind, r.SubjectId));
        var ids = groups.Select(g => g.ProposalId).Distinct().ToList();
        var proposals = await view.Db.Proposals.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Slug, p.Title, p.ProcessId, p.DistrictKey, IsOwn = p.AuthorId == reader || p.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined) }).ToDictionaryAsync(p => p.Id, stop);
        var made = await ReportScope.MadeByAsync(view.Db, reader, subjects, stop);
        return new WaitingPart(
            [.. groups.Select(g =>
            {
                var (below, own) = (proposals[g.ProposalId], reports[(g.Kind, g.SubjectId)].ToList());
                var isOwn = (g.Kind == ReportedKind.Proposal ? below.IsOwn : made.Contains(g.SubjectId)) || own.Exists(r => r.IsReaders);
                return new WaitingCase(new CaseKey(CaseKind.Report, g.SubjectId, (int)g.Kind), g.Grave == 1 ? Harm.High : Harm.Usual, below.Slug, below.Title, below.ProcessId, below.DistrictKey, g.Since, view.DueAt(below.ProcessId, g.Since), isOwn)
                {
                    Reports = g.Count, Reasons = [.. ReportReason.All.Where(reason => own.Exists(r => r.Reason == reason))], Newest = own.Count == 0 ? null : own[^1].Id,
                };
            })],
            total);
    }
}
