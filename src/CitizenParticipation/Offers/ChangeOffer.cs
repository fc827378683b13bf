using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>Who offers help changes the offer, the contact or who may read it.</summary>
public sealed class ChangeOffer(IDbContextFactory<ParticipationDb> databases, ReadRights rights, CityProfile city, AuditTrail audit, TimeProvider clock)
{
    public sealed record Changed(Guid Id, string Slug);

    public async Task<Outcome<Changed>> HandleAsync(Guid? actor, Guid id, OfferInput input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        if (!person.SignedIn) return Refusal.SignInRequired;
        if (await OfferedProposal.FindAsync(db, id, stop) is not var (offer, proposal)) return Refusal.NotFound;
        if (offer.RefusesChange(person.Id) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (await OfferedProposal.RefusesAsync(db, person, proposal, now, stop) is { } closed) return closed;
        if (person.RefusesWriting(proposal.ProcessId, now) is { } blocked) return blocked;

        var checks = new FieldChecks();
        var text = input.Check(city.Name, checks);
        if (!checks.Clean) return checks;
        if (text.Kind != offer.Kind && await db.Offers.AnyAsync(o => o.ProposalId == proposal.Id && o.ParticipantId == offer.ParticipantId && o.Kind == text.Kind && o.State != OfferState.TakenBack, stop))
            return new Fault(Refusal.OfferExists, nameof(input.Kind));

        offer.Change(text, now);
        await audit.AppendAsync(db, actor, "offer.changed", OfferedProposal.Subject(id), text.Kind.ToString(), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Changed(id, proposal.Slug);
    }
}
