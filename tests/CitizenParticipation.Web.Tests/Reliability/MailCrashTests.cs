using CitizenParticipation.Mail;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>The sender is killed in the middle of a batch, as a process of its own, and goes on after its next start.</summary>
public sealed class MailCrashTests
{
    private const int Mails = 120;

    [Fact]
    public async Task Each_mail_arrives_and_only_one_that_was_cut_off_at_its_acceptance_twice_under_the_same_id()
    {
        await using var db = await TestDb.CreateAsync(votes: false, engine: TestEngine.Sqlite);
        await using var server = new MailServer { Slowness = TimeSpan.FromMilliseconds(5) };
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        await db.AddAllAsync(Enumerable.Range(0, Mails).Select(i => new OutgoingMail($"person-{i}@example.org", "Neues", "Text", start.AddSeconds(i))));

        // Dead between the acceptance and the word of it: nobody can know on which side it happened.
        using (var first = Sender(db, server))
        {
            server.Tells = _ =>
            {
                if (server.Letters.Count != 30) return true;
                first.Kill();
                return false;
            };
            await UntilAsync(() => server.Letters.Count >= 30, first);
            await first.EndAsync();
        }

        server.Tells = _ => true;
        var cutOff = server.Letters[29].Message.MessageId!;
        await TenMinutesLaterAsync(db);
        // Dead at any other moment.
        using (var second = Sender(db, server))
        {
            await UntilAsync(() => server.Letters.Count >= 70, second);
            second.Kill();
        }

        await TenMinutesLaterAsync(db);
        using (var third = Sender(db, server))
        {
            for (var limit = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < limit && (await db.MailsAsync()).Any(m => m.State == MailState.Waiting);) await Task.Delay(200);
        }

        Assert.All(await db.MailsAsync(), m => Assert.Equal(MailState.Sent, m.State));
        var arrived = server.Letters.GroupBy(l => l.Message.MessageId!).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(Mails, arrived.Count);
        Assert.Equal(2, arrived[cutOff]);
        // The second kill may have hit the same moment by chance.
        Assert.InRange(arrived.Values.Sum(), Mails + 1, Mails + 2);
    }

    private static ChildProcess Sender(TestDb db, MailServer server) => new(
        "Production", "--City:PublicAddress", "https://mitmachen.example.org", "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Participation", db.ConnectionString,
        "--Mail:Host", "127.0.0.1", "--Mail:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--Mail:Security", "None", "--Mail:From", "post@stadt.example");

    /// <summary>What a dead process has claimed becomes free with time, and the test does not wait for it.</summary>
    private static async Task TenMinutesLaterAsync(TestDb db)
    {
        await using var open = db.Open();
        var now = DateTimeOffset.UtcNow;
        Assert.InRange(await open.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting && m.NextTryAt > now).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAt, now.AddMinutes(-1))), 0, 1);
    }

    private static async Task UntilAsync(Func<bool> done, ChildProcess program)
    {
        for (var limit = DateTime.UtcNow.AddSeconds(60); !done(); await Task.Delay(20))
        {
            if (DateTime.UtcNow > limit) throw new InvalidOperationException("The sender does not send:\n" + program.Output);
        }
    }
}
