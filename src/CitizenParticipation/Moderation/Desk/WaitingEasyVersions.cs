using CitizenParticipation.Claiming;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Versions in easy language of public proposals that nobody has checked yet.</summary>
internal static class WaitingEasyVersions
{
    public static async Task<WaitingPart> ReadAsync(DeskView view, int most, CancellationToken stop)
    {
        var (decided, mine, reader) = (view.DecidedOf(CaseKind.EasyVersion), view.MineOf(CaseKind.EasyVersion), view.Reader);
        var drafts = view.Proposals.Published.Where(p => p.EasyState == EasyState.Draft && !decided.Contains(p.Id));
        if (mine is not null) drafts = drafts.Where(p => mine.Contains(p.Id));
        var total = await drafts.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);
        // When it was written is not kept; before the proposal was public it could not wait.
        var lines = await drafts.OrderBy(p => p.PublishedAt).ThenBy(p => p.Id).Take(most)
            .Select(p => new { p.Id, p.Slug, p.Title, p.ProcessId, p.DistrictKey, p.Revision, Since = p.PublishedAt!.Value, IsOwn = p.AuthorId == reader || p.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined) }).ToListAsync(stop);
        return new WaitingPart(
            [.. lines.Select(l => new WaitingCase(new CaseKey(CaseKind.EasyVersion, l.Id), Harm.Low, l.Slug, l.Title, l.ProcessId, l.DistrictKey, l.Since, view.DueAt(l.ProcessId, l.Since), l.IsOwn) { Revision = l.Revision })],
            total);
    }
}
