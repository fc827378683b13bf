using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>Which open reports a moderator is there for.</summary>
internal static class ReportScope
{
    public static IQueryable<Report> Covered(ParticipationDb db, Rights moderator)
    {
        var open = db.Reports.AsNoTracking().StillOpen;
        if (!moderator.ModeratesAnything) return open.Where(_ => false);
        if (moderator.ModerationScope is not var (processes, districts)) return open;
        var proposals = db.Proposals;
        return open.Where(r => proposals.Any(p => p.Id == r.ProposalId && (processes.Contains(p.ProcessId) || districts.Contains(p.DistrictKey))));
    }

    /// <summary>Those of these comments and offers that this person has written.</summary>
    public static async Task<HashSet<Guid>> MadeByAsync(ParticipationDb db, Guid person, List<Guid> subjects, CancellationToken stop) =>
    [
        .. await db.Comments.Where(c => c.AuthorId == person && subjects.Contains(c.Id)).Select(c => c.Id).ToListAsync(stop),
        .. await db.Offers.Where(o => o.ParticipantId == person && subjects.Contains(o.Id)).Select(o => o.Id).ToListAsync(stop),
    ];
}
