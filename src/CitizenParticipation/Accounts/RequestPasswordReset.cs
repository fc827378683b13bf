using CitizenParticipation.Data;
using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Accounts;

/// <summary>Mails a link to choose a new password. The answer is the same whether the address is known or not.</summary>
public sealed class RequestPasswordReset(ParticipationDb db, UserManager<Participant> accounts, AccountMails mails)
{
    public sealed record Requested(string Email);

    public async Task<Outcome<Requested>> HandleAsync(string? email, CancellationToken stop = default)
    {
        var checks = new FieldChecks();
        var address = checks.Line("Email", email, 1, 254);
        if (!checks.Clean) return checks;
        if (await accounts.FindByEmailAsync(address) is { } participant)
        {
            db.Add(await mails.ResetAsync(participant));
            await db.SaveChangesAsync(stop);
        }

        return new Requested(address);
    }
}
