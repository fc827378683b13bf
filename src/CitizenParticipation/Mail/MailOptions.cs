using System.ComponentModel.DataAnnotations;

namespace CitizenParticipation.Mail;

/// <summary>Section <c>Mail</c>. Without a host, Development keeps mails in a local mailbox and Production says that mail is not configured.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected: <c>StartTls</c> (required), <c>Tls</c> from the first byte, or <c>None</c> for a relay on the same machine.</summary>
    [AllowedValues("StartTls", "Tls", "None", ErrorMessage = "Mail:Security must be StartTls, Tls or None.")]
    public string Security { get; set; } = "StartTls";

    public string? User { get; set; }

    public string? Password { get; set; }

    [EmailAddress(ErrorMessage = "Mail:From must be an e-mail address.")]
    public string From { get; set; } = "noreply@localhost.localdomain";

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}
