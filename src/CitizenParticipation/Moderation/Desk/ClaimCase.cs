using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>A moderator begins to work on a case, or shows that they still do. Where somebody else works on it they hear who, and can take it over.</summary>
public sealed class ClaimCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights, Pulse pulse, TimeProvider clock)
{
    public sealed record Claimed(DateTimeOffset Until);

    /// <param name="takeOver">Also from somebody else; they see it at once.</param>
    public async Task<Outcome<Claimed>> HandleAsync(Guid? actor, CaseKey key, bool takeOver = false, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (moderator.Id is not { } person) return Refusal.SignInRequired;
        if (await CasePlace.FindAsync(db, key, stop) is not { } place || !moderator.MayModerate(place.ProcessId, place.DistrictKey)) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        var claim = await db.Claims.Of(key).SingleOrDefaultAsync(stop);
        // Who has decided already is not overtaken.
        if (await db.FirstDeedAsync(key, stop, except: person) is { } first) return first;
        if (!takeOver && (await db.RefusesCaseAsync(key, person, now, stop) ?? await RefusesSiblingAsync(db, key, person, now, stop)) is { } other) return other;
        if (key.Sibling is { } sibling) await db.Claims.Of(sibling).Where(c => c.ModeratorId != person).ExecuteDeleteAsync(stop);
        var isNew = claim is null || claim.ModeratorId != person || claim.Until <= now;
        if (claim is null) db.Add(claim = new Claim(key));
        claim.Take(person, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        if (isNew) pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Claimed(claim.Until);
    }

    /// <summary>A proposal and the reports about it are one matter: whoever works on the one would be in the way of the other.</summary>
    private static async Task<Fault?> RefusesSiblingAsync(ParticipationDb db, CaseKey key, Guid person, DateTimeOffset now, CancellationToken stop) =>
        key.Sibling is { } sibling ? await db.RefusesCaseAsync(sibling, person, now, stop) : null;
}
