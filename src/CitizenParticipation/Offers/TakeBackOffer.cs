using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>Who offers help takes it back, or only the contact in it. Always possible; what is taken back is erased.</summary>
public sealed class TakeBackOffer(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit)
{
    public sealed record TakenBack(string Slug);

    /// <param name="actor">Who asks.</param>
    /// <param name="id">The offer.</param>
    /// <param name="contactOnly">True to leave the offer and erase how one can be reached.</param>
    /// <param name="stop">Ends the attempt.</param>
    public async Task<Outcome<TakenBack>> HandleAsync(Guid? actor, Guid id, bool contactOnly = false, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        if (!person.SignedIn) return Refusal.SignInRequired;
        if (await OfferedProposal.FindAsync(db, id, stop) is not var (offer, proposal)) return Refusal.NotFound;
        if (offer.RefusesTakingBack(person.Id) is { } refusal) return refusal;

        if (contactOnly) offer.EraseContact();
        else offer.TakeBack();
        await audit.AppendAsync(db, actor, contactOnly ? "offer.contact-erased" : "offer.taken-back", OfferedProposal.Subject(id), "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new TakenBack(proposal.Slug);
    }
}
