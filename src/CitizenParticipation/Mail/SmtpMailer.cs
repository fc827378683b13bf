using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CitizenParticipation.Mail;

/// <summary>Hands one mail to the city's mail server.</summary>
public sealed class SmtpMailer(IOptions<MailOptions> options)
{
    public async Task SendAsync(OutgoingMail mail, string senderName, CancellationToken stop)
    {
        var settings = options.Value;
        using var message = new MimeMessage();
        message.From.Add(new MailboxAddress(senderName, settings.From));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Subject = mail.Subject;
        message.Body = new TextPart("plain") { Text = mail.Body };
        // The same mail sent twice after a crash carries the same id, so a mail server can drop the second.
        message.MessageId = $"{mail.Id:N}@{settings.From.Split('@')[^1]}";
        message.Headers.Add("Auto-Submitted", "auto-generated");

        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host!, settings.Port, Protection(settings.Security), stop);
        if (!string.IsNullOrEmpty(settings.User)) await client.AuthenticateAsync(settings.User, settings.Password ?? "", stop);
        await client.SendAsync(message, stop);
        await client.DisconnectAsync(quit: true, stop);
    }

    private static SecureSocketOptions Protection(string security) => security switch
    {
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
