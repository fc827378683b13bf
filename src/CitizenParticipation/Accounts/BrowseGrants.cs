using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>Who holds which role, for administrators.</summary>
public sealed class BrowseGrants(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public sealed record Line(Guid GrantId, string DisplayName, string Email, Role Role, Guid? ProcessId, string? DistrictKey, DateTimeOffset GrantedAt);

    public sealed record List(IReadOnlyList<Line> Lines);

    public async Task<Outcome<List>> HandleAsync(Guid? actor, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).IsAdministrator) return Refusal.NotAllowed;
        var grants = db.RoleGrants;
        var people = db.Participants;
        var lines = await (from g in grants
                      join p in people on g.ParticipantId equals p.Id
                      orderby g.Role, p.DisplayName
                      select new Line(g.Id, p.DisplayName, p.Email!, g.Role, g.ProcessId, g.DistrictKey, g.GrantedAt)).ToListAsync(stop);
        return new List(lines);
    }
}
