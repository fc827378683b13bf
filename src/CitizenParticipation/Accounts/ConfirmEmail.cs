using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Accounts;

/// <summary>Takes the confirmation link from a mail. Opening it twice is not an error.</summary>
public sealed class ConfirmEmail(UserManager<Participant> accounts)
{
    public sealed record Confirmed(string Email);

    public async Task<Outcome<Confirmed>> HandleAsync(string? id, string? token)
    {
        if (!Guid.TryParse(id, out var key) || AccountMails.Unpack(token) is not { } secret) return Refusal.LinkExpired;
        if (await accounts.FindByIdAsync(key.ToString()) is not { } participant) return Refusal.LinkExpired;
        if (participant.EmailConfirmed) return new Confirmed(participant.Email!);
        var result = await accounts.ConfirmEmailAsync(participant, secret);
        return result.Succeeded ? new Confirmed(participant.Email!) : Refusal.LinkExpired;
    }
}
