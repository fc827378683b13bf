using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>Answers who somebody is and what they may do, from the database and on every call.</summary>
public sealed class ReadRights(IDbContextFactory<ParticipationDb> databases, ReadDistricts districts)
{
    public async Task<Rights> HandleAsync(Guid? participantId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await HandleAsync(db, participantId, stop);
    }

    /// <summary>The same inside a transaction that is already open.</summary>
    public async Task<Rights> HandleAsync(ParticipationDb db, Guid? participantId, CancellationToken stop = default)
    {
        var tree = await districts.HandleAsync(stop);
        if (participantId is not { } id) return new Rights(null, [], tree);
        var blocks = db.Blocks;
        // In one query with the person: it is asked on every call, and nearly nobody has any.
        var found = await db.Participants.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new { Person = p, Blocks = blocks.Where(b => b.ParticipantId == p.Id && b.LiftedAt == null).ToList() }).SingleOrDefaultAsync(stop);
        if (found is null or { Person.HasLeft: true }) return new Rights(null, [], tree);
        var grants = await db.RoleGrants.AsNoTracking().Where(g => g.ParticipantId == id).ToListAsync(stop);
        return new Rights(found.Person, grants, tree, found.Blocks);
    }
}
