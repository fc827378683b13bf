using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>The author of a proposal accepts an offer, or takes that back.</summary>
public sealed class AcceptOffer(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Accepted(string Slug);

    public async Task<Outcome<Accepted>> HandleAsync(Guid? actor, Guid id, bool accept, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        if (!person.SignedIn) return Refusal.SignInRequired;
        if (await OfferedProposal.FindAsync(db, id, stop) is not var (offer, proposal) || !proposal.IsPublic) return Refusal.NotFound;
        if (offer.RefusesAcceptance(person.Id, proposal.AuthorId) is { } refusal) return refusal;
        // Asked twice, it happened once.
        if (offer.AcceptedAt is not null == accept) return new Accepted(proposal.Slug);

        offer.Accept(accept ? clock.GetUtcNow() : null);
        await audit.AppendAsync(db, actor, accept ? "offer.accepted" : "offer.acceptance-withdrawn", OfferedProposal.Subject(id), "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Participant(offer.ParticipantId), 1));
        return new Accepted(proposal.Slug);
    }
}
