using Microsoft.Extensions.Options;
using MimeKit;

namespace CitizenParticipation.Mail;

/// <summary>Opens connections to the city's mail server, and makes of a row the message that goes over one.</summary>
public sealed class SmtpMailer(IOptions<MailOptions> options)
{
    /// <summary>One connection, for as many mails as are waiting.</summary>
    /// <exception cref="MailServerFault">It cannot be reached, or does not let us in.</exception>
    public Task<SmtpConnection> ConnectAsync(CancellationToken stop) => SmtpConnection.OpenAsync(options.Value, stop);

    /// <summary>The whole message of a mail; the caller disposes it.</summary>
    public MimeMessage Write(OutgoingMail mail, string senderName)
    {
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(senderName, options.Value.From));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Subject = mail.Subject;
        message.Body = new TextPart("plain") { Text = mail.Body };
        // The same mail sent twice after a crash carries the same id, so a mail server can drop the second.
        message.MessageId = $"{mail.Id:N}@{options.Value.From.Split('@')[^1]}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Unsubscribe is { } address)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{address}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }
}
