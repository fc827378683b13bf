using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Decisions that wait for a second person, and those that somebody has appealed against.</summary>
internal static class WaitingDecisions
{
    public static async Task<WaitingPart> SecondsAsync(DeskView view, int most, CancellationToken stop)
    {
        var waiting = Covered(view, CaseKind.Second).Where(d => d.State == DecisionState.AwaitsSecond);
        var total = await waiting.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);
        var grave = waiting.OrderByDescending(d => d.Verdict == DecisionVerdict.Hidden || d.Verdict == DecisionVerdict.Blocked ? 1 : 0).ThenBy(d => d.At).ThenBy(d => d.Id).Take(most);
        return new WaitingPart(await LinesAsync(view, CaseKind.Second, grave.Select(d => new Found(d, d.At, null)), stop), total);
    }

    public static async Task<WaitingPart> AppealsAsync(DeskView view, int most, CancellationToken stop)
    {
        var appealed =
            from decision in Covered(view, CaseKind.Appeal)
            join appeal in view.Db.Appeals.Where(a => a.State == AppealState.Open) on decision.Id equals appeal.DecisionId
            select new { decision, appeal };
        var total = await appealed.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);
        var oldest = appealed.OrderBy(a => a.appeal.At).ThenBy(a => a.appeal.Id).Take(most).Select(a => new Found(a.decision, a.appeal.At, a.appeal.DueAt));
        return new WaitingPart(await LinesAsync(view, CaseKind.Appeal, oldest, stop), total);
    }

    private sealed record Found(Decision Decision, DateTimeOffset Since, DateTimeOffset? DueAt);

    private static IQueryable<Decision> Covered(DeskView view, CaseKind kind)
    {
        var (decided, mine) = (view.DecidedOf(kind), view.MineOf(kind));
        var all = view.Db.Decisions.AsNoTracking().CoveredBy(view.Moderator).Where(d => !decided.Contains(d.Id));
        if (mine is not null) all = all.Where(d => mine.Contains(d.Id));
        if (view.Process is { } process) all = all.Where(d => d.ProcessId == process);
        if (view.Districts is { } below) all = all.Where(d => below.Contains(d.DistrictKey));
        return all;
    }

    private static async Task<IReadOnlyList<WaitingCase>> LinesAsync(DeskView view, CaseKind kind, IQueryable<Found> which, CancellationToken stop)
    {
        var found = await which.ToListAsync(stop);
        var ids = found.Select(f => f.Decision.ProposalId).Distinct().ToList();
        var proposals = await view.Db.Proposals.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Slug, p.Title, WritesAlong = p.CoAuthors.Any(c => c.ParticipantId == view.Reader && c.State == CoAuthorState.Joined) }).ToDictionaryAsync(p => p.Id, stop);
        return
        [
            .. found.Select(f => new WaitingCase(
                new CaseKey(kind, f.Decision.Id), kind == CaseKind.Second ? Harms.Of(f.Decision.Verdict) : Harm.Usual, proposals[f.Decision.ProposalId].Slug, proposals[f.Decision.ProposalId].Title,
                f.Decision.ProcessId, f.Decision.DistrictKey, f.Since, f.DueAt ?? view.DueAt(f.Decision.ProcessId, f.Since),
                f.Decision.IsBy(view.Reader) || f.Decision.AuthorId == view.Reader || (f.Decision.Kind is not (ContributionKind.Comment or ContributionKind.Offer) && proposals[f.Decision.ProposalId].WritesAlong))
            {
                Verdict = f.Decision.Verdict, About = f.Decision.Kind,
            }),
        ];
    }
}
