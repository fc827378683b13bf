using CitizenParticipation.Claiming;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Translations of public proposals that no second person has checked yet, and those whose original has changed since.</summary>
internal static class WaitingTranslations
{
    public static async Task<WaitingPart> ReadAsync(DeskView view, int most, CancellationToken stop)
    {
        var (decided, mine, reader) = (view.DecidedOf(CaseKind.Translation), view.MineOf(CaseKind.Translation), view.Reader);
        var versions = view.Db.Set<ProposalVersion>().Where(v => v.State == VersionState.Published);
        var waiting =
            from translation in view.Db.Translations.Where(t => !decided.Contains(t.Id))
            join proposal in view.Proposals.Published on translation.ProposalId equals proposal.Id
            let version = versions.Where(v => v.ProposalId == proposal.Id).Max(v => (int?)v.Number) ?? 0
            where translation.State == TranslationState.Draft || translation.OfVersion != version
            select new { translation, proposal, version };
        if (mine is not null) waiting = waiting.Where(w => mine.Contains(w.translation.Id));
        var total = await waiting.CountAsync(stop);
        if (total == 0 || most == 0) return new WaitingPart([], total);
        var lines = await waiting.OrderBy(w => w.translation.WrittenAt).ThenBy(w => w.translation.Id).Take(most).Select(w => new
        {
            w.translation.Id, w.translation.Language, w.translation.WrittenAt, w.translation.State, Stamp = w.translation.Revision + w.version, w.proposal.Slug, w.proposal.Title, w.proposal.ProcessId, w.proposal.DistrictKey,
            Changed = versions.Where(v => v.ProposalId == w.proposal.Id).Max(v => v.PublishedAt),
            IsOwn = w.translation.WriterId == reader || w.proposal.AuthorId == reader || w.proposal.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined),
        }).ToListAsync(stop);
        return new WaitingPart(
            [
                .. lines.Select(l => (Line: l, Since: l.State == TranslationState.Draft || l.Changed is not { } changed ? l.WrittenAt : changed))
                    .Select(l => new WaitingCase(new CaseKey(CaseKind.Translation, l.Line.Id), Harm.Low, l.Line.Slug, l.Line.Title, l.Line.ProcessId, l.Line.DistrictKey, l.Since, view.DueAt(l.Line.ProcessId, l.Since), l.Line.IsOwn)
                    {
                        Revision = l.Line.Stamp, Language = l.Line.Language,
                    }),
            ],
            total);
    }
}
