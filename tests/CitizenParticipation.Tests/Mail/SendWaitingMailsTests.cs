using System.Net;
using System.Net.Sockets;
using CitizenParticipation.Mail;
using CitizenParticipation.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenParticipation.Tests.Mail;

public class SendWaitingMailsTests
{
    [Fact]
    public async Task Without_a_mail_server_mails_are_kept_for_the_local_mailbox()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        await db.AddAllAsync([Letter("a@example.org", "eins"), Letter("b@example.org", "zwei")]);
        Assert.Equal(2, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.Equal(0, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.All(await db.MailsAsync(), m => Assert.Equal((MailState.KeptLocally, A.Now), (m.State, m.SentAt)));
        Assert.Equal(2, (await db.Get<BrowseLocalMailbox>().HandleAsync()).Count);
        Assert.Equal("zwei", Assert.Single(await db.Get<BrowseLocalMailbox>().HandleAsync("b@example.org")).Subject);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_tried_again_later_and_given_up_in_the_end()
    {
        await using var db = await TestDb.CreateAsync(change: s => Use(s, FreePort()), votes: false);
        await db.AddAllAsync([Letter("a@example.org", "eins")]);
        var send = db.Get<SendWaitingMails>();
        Assert.Equal(0, await send.HandleAsync());
        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal((MailState.Waiting, 1, A.Now.AddMinutes(1)), (mail.State, mail.Tries, mail.NextTryAt));

        await send.HandleAsync();
        Assert.Equal(1, Assert.Single(await db.MailsAsync()).Tries);
        for (var i = 0; i < 20; i++)
        {
            db.Clock.Advance(TimeSpan.FromHours(6));
            await send.HandleAsync();
        }

        mail = Assert.Single(await db.MailsAsync());
        Assert.Equal((MailState.GivenUp, 12, null), (mail.State, mail.Tries, mail.SentAt));
    }

    [Fact]
    public async Task A_server_that_answers_gets_each_mail_once_oldest_first()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var db = await TestDb.CreateAsync(change: s => Use(s, ((IPEndPoint)server.LocalEndpoint).Port), votes: false);
        await db.AddAllAsync([Letter("b@example.org", "Später", 5), Letter("a@example.org", "Früher", 0)]);
        db.Clock.Advance(TimeSpan.FromMinutes(10));
        var received = ReceiveAsync(server, 2);
        Assert.Equal(2, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.Equal(0, await db.Get<SendWaitingMails>().HandleAsync());

        var mails = await received.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains("To: a@example.org", mails[0], StringComparison.Ordinal);
        Assert.Contains("To: b@example.org", mails[1], StringComparison.Ordinal);
        var kept = (await db.MailsAsync()).Single(m => m.To == "a@example.org");
        Assert.Equal(MailState.Sent, kept.State);
        // The id comes from the row: a mail sent twice after a crash is recognised by the receiving server.
        Assert.Contains($"Message-Id: <{kept.Id:N}@stadt.example>", mails[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", mails[0], StringComparison.Ordinal);
        Assert.Contains("Gelsenkirchen beteiligt", mails[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_send_each_mail_once()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        await using var db = await TestDb.CreateAsync(change: s => Use(s, port), votes: false);
        await using var second = db.Beside(s => Use(s, port));
        await db.AddAllAsync(Enumerable.Range(0, 20).Select(i => Letter("a@example.org", $"Brief {i}.")));
        var received = ReceiveAsync(server, 20);
        var sent = await Task.WhenAll(Task.Run(() => db.Get<SendWaitingMails>().HandleAsync()), Task.Run(() => second.Get<SendWaitingMails>().HandleAsync())).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(20, sent.Sum());
        var subjects = (await received.WaitAsync(TimeSpan.FromSeconds(20))).Select(m => m.Split('\n').Single(l => l.StartsWith("Subject:", StringComparison.Ordinal)));
        Assert.Equal(20, subjects.Distinct().Count());
        Assert.All(await db.MailsAsync(), m => Assert.Equal(MailState.Sent, m.State));
    }

    private static OutgoingMail Letter(string to, string subject, int minutes = 0) => new(to, subject, "Guten Tag", A.Now.AddMinutes(minutes));

    private static void Use(IServiceCollection services, int port) => services.Configure<MailOptions>(o =>
    {
        (o.Host, o.Port, o.Security, o.From) = ("127.0.0.1", port, "None", "post@stadt.example");
    });

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The least of a mail server: it says yes to everything and keeps what it hears.</summary>
    private static async Task<List<string>> ReceiveAsync(TcpListener server, int count)
    {
        var mails = new List<string>();
        while (mails.Count < count)
        {
            using var client = await server.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var text = new List<string>();
                    while (await reader.ReadLineAsync() is { } part and not ".") text.Add(part);
                    mails.Add(string.Join('\n', text));
                }

                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
                if (line == "QUIT") break;
            }
        }

        return mails;
    }
}
