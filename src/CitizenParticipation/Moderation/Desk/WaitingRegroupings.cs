using CitizenParticipation.Claiming;
using CitizenParticipation.Merging;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Offers of a merge or a split that wait for authors: a moderator reminds them in a talk, or takes the offer back.</summary>
internal static class WaitingRegroupings
{
    public static async Task<WaitingPart> ReadAsync(DeskView view, int most, CancellationToken stop)
    {
        var (decided, mine) = (view.DecidedOf(CaseKind.Regrouping), view.MineOf(CaseKind.Regrouping));
        var asked =
            from offer in view.Db.Regroupings.Where(r => r.State == RegroupingState.Asked && !decided.Contains(r.Id))
            join source in view.Proposals on offer.SourceId equals source.Id
            select new { offer.Id, source.Slug, source.Title, source.ProcessId, source.DistrictKey, offer.AskedAt };
        if (mine is not null) asked = asked.Where(a => mine.Contains(a.Id));
        var total = await asked.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);
        var lines = await asked.OrderBy(a => a.AskedAt).ThenBy(a => a.Id).Take(most).ToListAsync(stop);
        return new WaitingPart([.. lines.Select(l => new WaitingCase(new CaseKey(CaseKind.Regrouping, l.Id), Harm.Low, l.Slug, l.Title, l.ProcessId, l.DistrictKey, l.AskedAt, view.DueAt(l.ProcessId, l.AskedAt), IsOwn: false))], total);
    }
}
