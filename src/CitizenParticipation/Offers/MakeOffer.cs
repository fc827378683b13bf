using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>A person offers help to a published proposal, for themselves, a club or a business.</summary>
public sealed class MakeOffer(IDbContextFactory<ParticipationDb> databases, ReadRights rights, CityProfile city, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Made(Guid Id);

    public async Task<Outcome<Made>> HandleAsync(Guid? actor, string? slug, OfferInput input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        var proposal = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, stop);
        var now = clock.GetUtcNow();
        if (await OfferedProposal.RefusesAsync(db, person, proposal, now, stop) is { } refusal) return refusal;
        if (person.RefusesWriting(proposal!.ProcessId, now) is { } blocked) return blocked;
        var checks = new FieldChecks();
        var text = input.Check(city.Name, checks);
        if (!checks.Clean) return checks;

        var id = person.Id!.Value;
        var present = await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.ProposalId == proposal.Id && o.ParticipantId == id && o.Kind == text.Kind && o.State != OfferState.TakenBack, stop);
        // The second click hears of the first.
        if (present is { State: OfferState.Open } same && same.Text == text.Text && same.AmountCents == text.AmountCents) return new Made(same.Id);
        if (present is not null) return new Fault(Refusal.OfferExists, nameof(input.Kind));
        if (await IsTooFastAsync(db, id, now, stop)) return Refusal.SlowDown;

        var offer = new Offer(proposal.Id, id, text, now);
        db.Add(offer);
        await audit.AppendAsync(db, actor, "offer.made", OfferedProposal.Subject(offer.Id), text.Kind.ToString(), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Made(offer.Id);
    }

    /// <summary>Those taken back count too: offering and taking back in turns is a storm as well.</summary>
    private static async Task<bool> IsTooFastAsync(ParticipationDb db, Guid person, DateTimeOffset now, CancellationToken stop)
    {
        var (hour, minute) = (now.AddHours(-1), now.AddMinutes(-1));
        var lately = await db.Offers.Where(o => o.ParticipantId == person && o.CreatedAt > hour).Select(o => o.CreatedAt).ToListAsync(stop);
        return lately.Count >= OfferLimits.MostInAnHour || lately.Count(at => at > minute) >= OfferLimits.MostInAMinute;
    }
}
