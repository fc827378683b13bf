using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>What somebody has offered, with their own contact and who reads it. For the person alone.</summary>
public sealed class BrowseOwnOffers(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    /// <param name="ProposalTitle">Empty while the proposal is hidden from this person.</param>
    /// <param name="MayChange">While it is open, its proposal public and the process not over.</param>
    public sealed record Line(
        Guid Id, string Slug, string ProposalTitle, OfferAs As, string Organisation, OfferKind Kind, string Text, long? AmountCents, string Contact, ContactConsent Consent,
        OfferState State, DateTimeOffset CreatedAt, bool IsAccepted, string HiddenReason, string HiddenWords, bool MayChange);

    public async Task<IReadOnlyList<Line>> HandleAsync(Guid? actor, CancellationToken stop = default)
    {
        if (actor is null) return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var offers = await db.Offers.AsNoTracking().Where(o => o.ParticipantId == actor && o.State != OfferState.TakenBack).OrderByDescending(o => o.CreatedAt).ToListAsync(stop);
        var ids = offers.Select(o => o.ProposalId).Distinct().ToList();
        var proposals = await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var inProcesses = proposals.Values.Select(p => p.ProcessId).Distinct().ToList();
        var now = clock.GetUtcNow();
        var processes = await db.Processes.AsNoTracking().Whole.Where(p => inProcesses.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        return [.. offers.Select(o => LineOf(o, proposals[o.ProposalId], Offer.RefusesOffers(processes[proposals[o.ProposalId].ProcessId], now) is null))];
    }

    private static Line LineOf(Offer o, Proposal proposal, bool isOpen) => new(
        o.Id, proposal.Slug, proposal.IsWithheldFrom(o.ParticipantId) ? "" : proposal.Title, o.As, o.Organisation, o.Kind, o.Text, o.AmountCents, o.Contact, o.Consent, o.State, o.CreatedAt, o.AcceptedAt is not null, o.HiddenReason, o.HiddenWords,
        isOpen && proposal.IsPublic && o.State == OfferState.Open);
}
