using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>
/// The command <c>create-admin EMAIL</c>: makes the account an administrator, creating it when needed, and answers
/// with a one-time link to choose a password. There is no default password anywhere.
/// </summary>
public sealed class CreateAdministrator(
    ParticipationDb db, UserManager<Participant> accounts, AccountMails mails, ReadDistricts districts, AuditTrail audit, TimeProvider clock)
{
    public sealed record Created(Uri PasswordLink);

    public async Task<Outcome<Created>> HandleAsync(string email, CancellationToken stop = default)
    {
        if (!MimeKit.MailboxAddress.TryParse(email, out var parsed) || parsed.Address != email || !email.Contains('@', StringComparison.Ordinal))
            return new Fault(Refusal.NotAnEmail, "Email");
        var home = (await districts.HandleAsync(stop)).All.FirstOrDefault(d => d.Level == DistrictLevel.Neighbourhood);
        if (home is null) return Refusal.UnknownDistrict;

        await using var transaction = await db.BeginWriteAsync(stop);
        var participant = await accounts.FindByEmailAsync(email);
        if (participant is null)
        {
            participant = new Participant("Administration", email, home.Key, clock.GetUtcNow().Year - 40, "de", clock.GetUtcNow()) { EmailConfirmed = true };
            var created = await accounts.CreateAsync(participant);
            if (!created.Succeeded) return new Fault(Refusal.NotAnEmail, "Email");
        }

        if (!await db.RoleGrants.AnyAsync(g => g.ParticipantId == participant.Id && g.Role == Role.Administrator, stop))
        {
            db.Add(new RoleGrant(participant.Id, Role.Administrator, null, null, clock.GetUtcNow()));
            await audit.AppendAsync(db, null, "role.granted", $"participant:{participant.Id:N}", "create-admin", new Change("", "Administrator, all"), stop);
        }

        await db.SaveChangesAsync(stop);
        var link = await mails.ResetLinkAsync(participant);
        await transaction.CommitAsync(stop);
        return new Created(link);
    }
}
