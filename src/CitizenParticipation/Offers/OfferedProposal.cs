using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>An offer together with the proposal it was made to, for the use cases that change one.</summary>
public sealed record OfferedProposal(Offer Offer, Proposal Proposal)
{
    public static async Task<OfferedProposal?> FindAsync(ParticipationDb db, Guid offerId, CancellationToken stop) =>
        await db.Offers.SingleOrDefaultAsync(o => o.Id == offerId, stop) is { } offer
            ? new OfferedProposal(offer, await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == offer.ProposalId, stop))
            : null;

    /// <summary>Why this person cannot offer help to a proposal now.</summary>
    internal static async Task<Refusal?> RefusesAsync(ParticipationDb db, Rights person, Proposal? proposal, DateTimeOffset now, CancellationToken stop)
    {
        if (proposal is not { IsPublic: true }) return Refusal.NotFound;
        if (person.Participant is not { } participant) return Refusal.SignInRequired;
        if (!participant.EmailConfirmed) return Refusal.EmailNotConfirmed;
        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        return Offer.RefusesOffers(process, now);
    }

    internal static string Subject(Guid offerId) => $"offer:{offerId:N}";
}
