using CitizenParticipation.Claiming;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Reports;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Who may not decide a case although they moderate there: whoever has written it, or had a part in the decision it is about.</summary>
internal static class CaseParties
{
    public static async Task<IReadOnlySet<Guid>> ReadAsync(ParticipationDb db, CaseKey key, CasePlace place, CancellationToken stop)
    {
        if (key.Kind == CaseKind.Regrouping) return new HashSet<Guid>();
        if (key.Kind == CaseKind.Report && key.Part == (int)ReportedKind.Comment) return await db.Comments.Where(c => c.Id == key.Id).Select(c => c.AuthorId).ToHashSetAsync(stop);
        if (key.Kind == CaseKind.Report && key.Part == (int)ReportedKind.Offer) return await db.Offers.Where(o => o.Id == key.Id).Select(o => o.ParticipantId).ToHashSetAsync(stop);
        if (key.Kind == CaseKind.Translation) return (await AuthorsAsync(db, place.ProposalId, stop)).Concat(await db.Translations.Where(t => t.Id == key.Id).Select(t => t.WriterId).ToListAsync(stop)).ToHashSet();
        if (key.Kind is not (CaseKind.Second or CaseKind.Appeal)) return await AuthorsAsync(db, place.ProposalId, stop);

        var decision = await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == key.Id, stop);
        var parties = decision.Kind is ContributionKind.Comment or ContributionKind.Offer ? [] : await AuthorsAsync(db, place.ProposalId, stop);
        parties.UnionWith(new[] { decision.AuthorId, decision.ById, decision.SecondId }.OfType<Guid>());
        return parties;
    }

    private static async Task<HashSet<Guid>> AuthorsAsync(ParticipationDb db, Guid proposal, CancellationToken stop) =>
        (await db.Proposals.Where(p => p.Id == proposal).SelectMany(p => p.CoAuthors.Where(c => c.State == CoAuthorState.Joined).Select(c => c.ParticipantId)).ToListAsync(stop))
            .Concat(await db.Proposals.Where(p => p.Id == proposal).Select(p => p.AuthorId).ToListAsync(stop)).ToHashSet();
}
