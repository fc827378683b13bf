using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>An administrator gives a person with an account a role.</summary>
public sealed class GrantRole(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, AuditTrail audit, TimeProvider clock)
{
    /// <param name="ProcessId">Scope of a moderator: one process.</param>
    /// <param name="DistrictKey">Scope of a moderator (any district) or of a committee member (one borough).</param>
    public sealed record Input(string? Email, Role Role, Guid? ProcessId, string? DistrictKey);

    public sealed record Granted(Guid GrantId);

    public async Task<Outcome<Granted>> HandleAsync(Guid? actor, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).IsAdministrator) return Refusal.NotAllowed;

        var checks = new FieldChecks();
        var email = checks.Line(nameof(input.Email), input.Email, 1, 254);
        checks.AddIf(!Enum.IsDefined(input.Role), Refusal.Required, nameof(input.Role));
        var district = (await districts.HandleAsync(stop)).Find(input.DistrictKey);
        checks.AddIf(input.DistrictKey is not null && district is null, Refusal.UnknownDistrict, nameof(input.DistrictKey));
        checks.AddIf(input.Role == Role.CommitteeMember && district is not { Level: DistrictLevel.Borough }, Refusal.UnknownDistrict, nameof(input.DistrictKey));
        if (!checks.Clean) return checks;

        var normalized = email.ToUpperInvariant();
        var participant = await db.Participants.SingleOrDefaultAsync(p => p.NormalizedEmail == normalized, stop);
        if (participant is null) return new Fault(Refusal.UnknownParticipant, nameof(input.Email));

        var everywhere = input.Role == Role.Administrator;
        var processId = everywhere || input.Role == Role.CommitteeMember ? null : input.ProcessId;
        var grant = new RoleGrant(participant.Id, input.Role, processId, everywhere || processId is not null ? null : input.DistrictKey, clock.GetUtcNow());
        if (await db.RoleGrants.AnyAsync(g => g.ParticipantId == grant.ParticipantId && g.Role == grant.Role && g.Scope == grant.Scope, stop))
            return new Fault(Refusal.AlreadyGranted, nameof(input.Email));
        db.Add(grant);
        await audit.AppendAsync(db, actor, "role.granted", $"participant:{participant.Id:N}", "", new Change("", $"{grant.Role}, {grant.Scope}"), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Granted(grant.Id);
    }
}
