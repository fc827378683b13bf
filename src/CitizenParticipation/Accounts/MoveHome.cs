using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>A person has moved to another Stadtteil. What they may support follows from it at once; what they have supported stays.</summary>
public sealed class MoveHome(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, AuditTrail audit)
{
    public sealed record Moved(string HomeDistrict);

    public async Task<Outcome<Moved>> HandleAsync(Guid? actor, string? homeDistrict, CancellationToken stop = default)
    {
        var checks = new FieldChecks();
        var home = (await districts.HandleAsync(stop)).Find(homeDistrict);
        if (string.IsNullOrEmpty(homeDistrict)) checks.Add(Refusal.Required, "HomeDistrict");
        else checks.AddIf(home is not { Level: DistrictLevel.Neighbourhood }, Refusal.UnknownDistrict, "HomeDistrict");
        if (!checks.Clean) return checks;

        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if ((await rights.HandleAsync(db, actor, stop)).Id is not { } id) return Refusal.SignInRequired;
        var person = await db.Participants.SingleAsync(p => p.Id == id, stop);
        if (person.HomeDistrictKey != home!.Key)
        {
            person.MoveTo(home.Key);
            // Who may vote where depends on it, so it can be seen later that somebody moved; not from where to where.
            await audit.AppendAsync(db, actor, "participant.moved", $"participant:{id:N}", "", stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }

        return new Moved(home.Key);
    }
}
