using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>A contribution that somebody reports, together with the proposal it is or stands under.</summary>
/// <param name="Proposal">With its co-authors.</param>
/// <param name="Text">As it was typed; Markdown, but for offers.</param>
/// <param name="IsPublic">Whether everybody can read it now.</param>
public sealed record Reported(ReportedKind Kind, Guid Id, Proposal Proposal, string Text, bool IsPublic, Guid? MakerId)
{
    public static async Task<Reported?> FindAsync(ParticipationDb db, ReportedKind kind, Guid id, CancellationToken stop)
    {
        if (kind == ReportedKind.Comment)
        {
            if (await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } comment) return null;
            var proposal = await ProposalAsync(db, comment.ProposalId, stop);
            return new Reported(kind, id, proposal!, comment.Text, comment.State == CommentState.Visible && proposal!.IsReadable, comment.AuthorId);
        }

        if (kind == ReportedKind.Offer)
        {
            if (await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop) is not { } offer) return null;
            var proposal = await ProposalAsync(db, offer.ProposalId, stop);
            return new Reported(kind, id, proposal!, offer.Text, offer.State == OfferState.Open && proposal!.IsPublic, offer.ParticipantId);
        }

        return kind == ReportedKind.Proposal && await ProposalAsync(db, id, stop) is { } own ? new Reported(kind, id, own, own.Text, own.IsReadable, null) : null;
    }

    /// <summary>Why this person cannot decide on reports of it: they belong to another moderator, or it is their own.</summary>
    public Refusal? RefusesModeration(Rights moderator) =>
        !moderator.MayModerate(Proposal.ProcessId, Proposal.DistrictKey) ? Refusal.NotFound
        : !IsBy(moderator.Id) ? null
        : Kind switch { ReportedKind.Comment => Refusal.OwnComment, ReportedKind.Offer => Refusal.OwnOffer, _ => Refusal.OwnProposal };

    internal string Subject => $"{Kind.ToString().ToLowerInvariant()}:{Id:N}";

    private bool IsBy(Guid? person) => person is not null && (MakerId is { } maker ? maker == person : Proposal.IsBy(person));

    private static Task<Proposal?> ProposalAsync(ParticipationDb db, Guid id, CancellationToken stop) =>
        db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Id == id, stop);
}
