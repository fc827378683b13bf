using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>An administrator takes a role away. The last administrator stays: nobody could ever grant the role again.</summary>
public sealed class RevokeRole(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit)
{
    public sealed record Revoked(Guid GrantId);

    public async Task<Outcome<Revoked>> HandleAsync(Guid? actor, Guid grantId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).IsAdministrator) return Refusal.NotAllowed;
        if (await db.RoleGrants.SingleOrDefaultAsync(g => g.Id == grantId, stop) is not { } grant) return Refusal.NotFound;
        if (grant.Role == Role.Administrator && await db.RoleGrants.CountAsync(g => g.Role == Role.Administrator, stop) == 1) return Refusal.LastAdministrator;
        db.Remove(grant);
        await audit.AppendAsync(db, actor, "role.revoked", $"participant:{grant.ParticipantId:N}", "", new Change($"{grant.Role}, {grant.Scope}", ""), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Revoked(grantId);
    }
}
