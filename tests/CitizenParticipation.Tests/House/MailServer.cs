using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace CitizenParticipation.Tests.House;

/// <summary>
/// A mail server on a real port of this machine: it speaks SMTP (RFC 5321) with as many clients at once as come, keeps what it has accepted, and can be told to
/// be slow, to refuse, to break off and to be away. The package registry has none.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Letter> letters = new();
    private readonly ConcurrentDictionary<Guid, TcpClient> clients = new();
    private TcpListener? listener;
    private Task accepting = Task.CompletedTask;
    private int connections;

    public MailServer() => Open();

    /// <param name="To">From the envelope.</param>
    public sealed record Letter(string To, MimeMessage Message, string Raw);

    public int Port { get; private set; }

    public int Connections => connections;

    public IReadOnlyList<Letter> Letters => [.. letters];

    public TimeSpan Slowness { get; set; }

    /// <summary>Answers a recipient with a refusal such as "550 5.1.1 No such mailbox", or with null to take it.</summary>
    public Func<string, string?> Refuses { get; set; } = _ => null;

    /// <summary>What it says instead of its greeting, such as "421 Too busy".</summary>
    public string? Turns { get; set; }

    /// <summary>Called when a letter is kept and before the sender is told so; false breaks the connection instead of telling.</summary>
    public Func<Letter, bool> Tells { get; set; } = _ => true;

    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync(listener);
    }

    /// <summary>From here on nobody gets through, and whoever is talking is cut off.</summary>
    public async Task CloseAsync()
    {
        listener?.Dispose();
        foreach (var client in clients.Values) client.Dispose();
        await accepting;
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    private async Task AcceptAsync(TcpListener from)
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await from.AcceptTcpClientAsync()));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        var id = Guid.NewGuid();
        clients[id] = client;
        Interlocked.Increment(ref connections);
        try
        {
            using (client)
            {
                // Latin-1 gives every byte back as it came.
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
                await TalkAsync(reader, writer);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The other side has gone, or this one was closed.
        }
        finally
        {
            clients.TryRemove(id, out _);
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync(Turns ?? "220 loopback ESMTP");
        if (Turns is not null) return;
        var to = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (Slowness > TimeSpan.Zero) await Task.Delay(Slowness);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-loopback");
                    await writer.WriteLineAsync("250 8BITMIME");
                    break;
                case "RCPT":
                    var mailbox = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    var refusal = Refuses(mailbox);
                    if (refusal is null) to.Add(mailbox);
                    await writer.WriteLineAsync(refusal ?? "250 OK");
                    break;
                case "DATA" when to.Count == 0:
                    await writer.WriteLineAsync("503 No recipient");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    if (!Keep(to[0], await ReadTextAsync(reader))) return;
                    to.Clear();
                    await writer.WriteLineAsync("250 Accepted");
                    break;
                case "MAIL" or "RSET":
                    to.Clear();
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private static async Task<string> ReadTextAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".") return text.ToString();
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        throw new IOException("The sender has gone in the middle of a letter.");
    }

    private bool Keep(string to, string raw)
    {
        var letter = new Letter(to, MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(raw))), raw);
        letters.Enqueue(letter);
        return Tells(letter);
    }
}
