using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>A moderator hands a case to a colleague who may decide it too; it waits at their desk, with the name of who has sent it.</summary>
public sealed class HandOver(IDbContextFactory<ParticipationDb> databases, ReadRights rights, Pulse pulse, TimeProvider clock)
{
    public sealed record Given(string ColleagueName);

    public async Task<Outcome<Given>> HandleAsync(Guid? actor, CaseKey key, Guid? colleague, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (moderator.Id is not { } person) return Refusal.SignInRequired;
        if (await CasePlace.FindAsync(db, key, stop) is not { } place || !moderator.MayModerate(place.ProcessId, place.DistrictKey)) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (await db.RefusesCaseAsync(key, person, now, stop) is { } busy) return busy;
        if (await db.HeldDeeds.AboutAny(key).AnyAsync(stop)) return Refusal.DecidedMeanwhile;
        if (colleague is null) return new Fault(Refusal.Required, "Colleague");
        var other = await rights.HandleAsync(db, colleague, stop);
        if (colleague == person || other.Participant is not { } known || !other.MayModerate(place.ProcessId, place.DistrictKey) || (await CaseParties.ReadAsync(db, key, place, stop)).Contains(known.Id)) return new Fault(Refusal.NotAColleague, "Colleague");

        var claim = await db.Claims.Of(key).SingleOrDefaultAsync(stop);
        if (claim is null) db.Add(claim = new Claim(key));
        claim.Give(known.Id, person, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Given(known.DisplayName);
    }
}
