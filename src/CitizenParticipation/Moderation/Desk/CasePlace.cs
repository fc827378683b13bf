using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Where a case lies; which moderators it belongs to follows from it.</summary>
/// <param name="Slug">Of the proposal.</param>
public sealed record CasePlace(Guid ProposalId, Guid ProcessId, string DistrictKey, string Slug)
{
    /// <returns>Null when there is no such case.</returns>
    internal static async Task<CasePlace?> FindAsync(ParticipationDb db, CaseKey key, CancellationToken stop)
    {
        if (key.Kind is CaseKind.Appeal or CaseKind.Second)
        {
            var (decisions, all) = (db.Decisions, db.Proposals);
            return await decisions.Where(d => d.Id == key.Id).Select(d => new CasePlace(d.ProposalId, d.ProcessId, d.DistrictKey, all.Where(p => p.Id == d.ProposalId).Select(p => p.Slug).First())).SingleOrDefaultAsync(stop);
        }

        if (key.Kind == CaseKind.Report) return await Reported.FindAsync(db, (ReportedKind)key.Part, key.Id, stop) is { } reported ? Of(reported.Proposal) : null;
        var id = key.Kind switch
        {
            CaseKind.Regrouping => await db.Regroupings.Where(r => r.Id == key.Id).Select(r => r.SourceId).SingleOrDefaultAsync(stop),
            CaseKind.Translation => await db.Translations.Where(t => t.Id == key.Id).Select(t => t.ProposalId).SingleOrDefaultAsync(stop),
            _ => key.Id,
        };
        return await db.Proposals.Where(p => p.Id == id).Select(p => new CasePlace(p.Id, p.ProcessId, p.DistrictKey, p.Slug)).SingleOrDefaultAsync(stop);
    }

    private static CasePlace Of(Proposal proposal) => new(proposal.Id, proposal.ProcessId, proposal.DistrictKey, proposal.Slug);
}
