using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Accounts;

/// <summary>Sets a new password with the link from a mail. The link proves the address, so it also confirms it, and it ends a lockout.</summary>
public sealed class ResetPassword(UserManager<Participant> accounts)
{
    public sealed record Input(string? Id, string? Token, string? Password);

    public sealed record Done(string Email);

    public async Task<Outcome<Done>> HandleAsync(Input input)
    {
        var checks = new FieldChecks();
        RegisterParticipant.CheckPassword(checks, nameof(input.Password), input.Password);
        if (!checks.Clean) return checks;
        if (!Guid.TryParse(input.Id, out var key) || AccountMails.Unpack(input.Token) is not { } secret) return Refusal.LinkExpired;
        if (await accounts.FindByIdAsync(key.ToString()) is not { } participant) return Refusal.LinkExpired;
        var result = await accounts.ResetPasswordAsync(participant, secret, input.Password!);
        if (!result.Succeeded) return Refusal.LinkExpired;
        participant.EmailConfirmed = true;
        await accounts.SetLockoutEndDateAsync(participant, null);
        await accounts.ResetAccessFailedCountAsync(participant);
        return new Done(participant.Email!);
    }
}
