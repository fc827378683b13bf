using CitizenParticipation.Claiming;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>New proposals and changes of public ones, before they appear.</summary>
internal static class WaitingSubmissions
{
    public static async Task<WaitingPart> ReadAsync(DeskView view, CaseKind kind, int most, CancellationToken stop)
    {
        var (reader, state) = (view.Reader, kind == CaseKind.Change ? ProposalState.Published : ProposalState.InReview);
        var (decided, mine) = (view.DecidedOf(kind), view.MineOf(kind));
        var waiting =
            from version in view.Db.Set<ProposalVersion>()
            where version.State == VersionState.InReview && !decided.Contains(version.ProposalId)
            join proposal in view.Proposals on version.ProposalId equals proposal.Id
            where proposal.State == state
            select new { version, proposal };
        if (mine is not null) waiting = waiting.Where(w => mine.Contains(w.proposal.Id));
        var total = await waiting.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);
        var lines = await waiting.OrderBy(w => w.version.At).ThenBy(w => w.proposal.Id).Take(most).Select(w => new
        {
            w.proposal.Id, w.proposal.Slug, w.version.Title, w.proposal.ProcessId, w.proposal.DistrictKey, w.version.At, w.version.Number, w.proposal.Revision,
            IsOwn = w.proposal.AuthorId == reader || w.proposal.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined),
        }).ToListAsync(stop);
        return new WaitingPart(
            [.. lines.Select(l => new WaitingCase(new CaseKey(kind, l.Id), Harm.Usual, l.Slug, l.Title, l.ProcessId, l.DistrictKey, l.At, view.DueAt(l.ProcessId, l.At), l.IsOwn)
            {
                Version = l.Number, Revision = l.Revision,
            })],
            total);
    }
}
