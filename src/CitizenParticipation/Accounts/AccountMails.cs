using System.Text;
using CitizenParticipation.City;
using CitizenParticipation.Mail;
using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Accounts;

/// <summary>Words the mails about an account, with links that hold a one-time token.</summary>
public sealed class AccountMails(UserManager<Participant> accounts, CityProfile city, PublicAddress address, TimeProvider clock)
{
    public async Task<OutgoingMail> ConfirmAsync(Participant to) =>
        Letter(to, "Confirm", address.For($"/account/confirm?id={to.Id:N}&token={Pack(await accounts.GenerateEmailConfirmationTokenAsync(to))}"));

    public async Task<OutgoingMail> ResetAsync(Participant to) => Letter(to, "Reset", await ResetLinkAsync(to));

    public async Task<OutgoingMail> AlreadyRegisteredAsync(Participant to) => Letter(to, "AlreadyRegistered", await ResetLinkAsync(to));

    public async Task<Uri> ResetLinkAsync(Participant to) =>
        address.For($"/account/reset?id={to.Id:N}&token={Pack(await accounts.GeneratePasswordResetTokenAsync(to))}");

    /// <summary>Tokens are Base64 and would break in an address; this form survives every mail program.</summary>
    public static string Pack(string token) => Convert.ToHexString(Encoding.UTF8.GetBytes(token));

    /// <returns>The token, or null when the link was cut or changed on its way.</returns>
    public static string? Unpack(string? packed)
    {
        try
        {
            return packed is null ? null : Encoding.UTF8.GetString(Convert.FromHexString(packed));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private OutgoingMail Letter(Participant to, string key, Uri link)
    {
        var body = string.Join("\n\n",
            MailTexts.In(to.Language, "Greeting", to.DisplayName),
            MailTexts.In(to.Language, key + ".Body", city.Platform, link),
            MailTexts.In(to.Language, "Closing", city.Platform));
        return new OutgoingMail(to.Email!, MailTexts.In(to.Language, key + ".Subject"), body, clock.GetUtcNow());
    }
}
