using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>The other moderators who may decide a case, to hand it over to.</summary>
public sealed class ReadColleagues(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public sealed record Colleague(Guid Id, string Name);

    /// <returns>By name; nothing for who may not decide it themselves.</returns>
    public async Task<IReadOnlyList<Colleague>> HandleAsync(Guid? actor, CaseKey key, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (await CasePlace.FindAsync(db, key, stop) is not { } place || !moderator.MayModerate(place.ProcessId, place.DistrictKey)) return [];
        var (people, grants) = (db.Participants, db.RoleGrants);
        var others = await people.Where(p => p.Id != actor && p.LeftAt == null && grants.Any(g => g.ParticipantId == p.Id && g.Role == Role.Moderator)).Select(p => new Colleague(p.Id, p.DisplayName)).ToListAsync(stop);
        var parties = await CaseParties.ReadAsync(db, key, place, stop);
        var able = new List<Colleague>();
        foreach (var other in others.OrderBy(o => o.Name, StringComparer.CurrentCulture))
            if (!parties.Contains(other.Id) && (await rights.HandleAsync(db, other.Id, stop)).MayModerate(place.ProcessId, place.DistrictKey)) able.Add(other);
        return able;
    }
}
