using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CitizenParticipation.Mail;

/// <summary>A connection that one mail after the other goes over. It tells faults of the server from those of a mail.</summary>
public sealed class SmtpConnection : IAsyncDisposable
{
    /// <summary>How long a server may take for one step. Far less than a mail is claimed for, so nobody else begins before this one has given up.</summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(5);

    private readonly SmtpClient client = new();

    private SmtpConnection() { }

    internal static async Task<SmtpConnection> OpenAsync(MailOptions settings, CancellationToken stop)
    {
        var connection = new SmtpConnection();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(LongestStep);
            await connection.client.ConnectAsync(settings.Host!, settings.Port, Protection(settings.Security), limit.Token);
            if (!string.IsNullOrEmpty(settings.User)) await connection.client.AuthenticateAsync(settings.User, settings.Password ?? "", limit.Token);
            return connection;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            await connection.DisposeAsync();
            throw new MailServerFault(KindOf(e));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A mail that is on its way is not cut off by the end of the process, unless the server takes too long: cut off, nobody would know whether it was taken.</summary>
    /// <exception cref="MailServerFault">The connection broke or the server closed it.</exception>
    public async Task<Handover> SendAsync(MimeMessage message, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(LongestStep);
        await using var hurry = stop.Register(() => limit.CancelAfter(AfterStop));
        try
        {
            await client.SendAsync(message, limit.Token);
            return Handover.Accepted;
        }
        catch (SmtpCommandException e) when (e.StatusCode != SmtpStatusCode.ServiceNotAvailable && e.ErrorCode != SmtpErrorCode.SenderNotAccepted)
        {
            return (int)e.StatusCode >= 500 ? Handover.RefusedForGood : Handover.RefusedForNow;
        }
        catch (Exception e) when (e is FormatException or NotSupportedException)
        {
            // An address that no server could take, or that this one cannot.
            return Handover.RefusedForGood;
        }
        catch (Exception e)
        {
            throw new MailServerFault(KindOf(e));
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(AfterStop);
            if (client.IsConnected) await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception)
        {
            // What was accepted is accepted; a good-bye that fails changes nothing.
        }

        client.Dispose();
    }

    // The texts of these faults may repeat what the server said, and servers repeat addresses.
    private static string KindOf(Exception e) => e is SmtpCommandException command ? $"{command.ErrorCode}, {(int)command.StatusCode}" : e.GetType().Name;

    private static SecureSocketOptions Protection(string security) => security switch
    {
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
