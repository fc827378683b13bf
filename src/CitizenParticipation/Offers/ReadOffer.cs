using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>What the form of an offer needs: the proposal, why nothing can be offered, and the person's own offer when it is changed.</summary>
public sealed class ReadOffer(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TimeProvider clock)
{
    /// <param name="Own">The offer that is changed; null for a new one.</param>
    /// <param name="Taken">Kinds that the person has offered already.</param>
    /// <param name="Refusal">Why this person cannot offer here now.</param>
    public sealed record Answer(string Slug, string Title, OfferText? Own, IReadOnlyList<OfferKind> Taken, Refusal? Refusal, Guid ProcessId);

    /// <returns>Null when there is no published proposal with this slug, or no such offer of this person.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, string? slug, Guid? offerId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is not { IsPublic: true }) return null;
        var person = await rights.HandleAsync(db, reader, stop);
        var refusal = await OfferedProposal.RefusesAsync(db, person, proposal, clock.GetUtcNow(), stop);
        var own = await db.Offers.AsNoTracking().Where(o => o.ProposalId == proposal.Id && o.ParticipantId == person.Id && o.State != OfferState.TakenBack).ToListAsync(stop);
        var changed = offerId is null ? null : own.SingleOrDefault(o => o.Id == offerId);
        if (offerId is not null && changed is null) return null;
        return new Answer(
            proposal.Slug, proposal.Title, changed is null ? null : new OfferText(changed.As, changed.Organisation, changed.Kind, changed.Text, changed.AmountCents, changed.Contact, changed.Consent),
            [.. own.Where(o => o != changed).Select(o => o.Kind)], refusal ?? changed?.RefusesChange(person.Id), proposal.ProcessId);
    }
}
