using CitizenParticipation.Mail;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Tests.Mail;

public sealed class SendWaitingMailsTests : IAsyncDisposable
{
    private readonly MailServer server = new();
    private readonly LogBook log = new();

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
    public async Task Each_mail_goes_out_once_oldest_first_and_all_over_one_connection()
    {
        await using var db = await WithServerAsync();
        await db.AddAllAsync([Letter("b@example.org", "Später", 5), Letter("a@example.org", "Früher", 0), Letter("c@example.org", "Zuletzt", 6)]);
        db.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(3, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.Equal(0, await db.Get<SendWaitingMails>().HandleAsync());

        Assert.Equal(["a@example.org", "b@example.org", "c@example.org"], server.Letters.Select(l => l.To));
        Assert.Equal(1, server.Connections);
        var first = server.Letters[0].Message;
        Assert.Equal(("Früher", "Guten Tag"), (first.Subject, first.TextBody!.Trim()));
        Assert.Equal("Gelsenkirchen beteiligt", first.From.Single().Name);
        Assert.Equal("auto-generated", first.Headers["Auto-Submitted"]);
        // The id comes from the row: a mail sent twice after a crash is recognised by the receiving server.
        var kept = (await db.MailsAsync()).Single(m => m.To == "a@example.org");
        Assert.Equal((MailState.Sent, $"{kept.Id:N}@stadt.example"), (kept.State, first.MessageId));
        // Mails that an account needs cannot be stopped.
        Assert.DoesNotContain("List-Unsubscribe", server.Letters[0].Raw, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_that_can_be_stopped_says_how_in_its_head_as_mail_programs_want_it()
    {
        await using var db = await WithServerAsync();
        var address = "https://mitmachen.example.org/notifications/unsubscribe?token=" + new string('a', 64);
        await db.AddAllAsync([new OutgoingMail("a@example.org", "Neu", "Text", A.Now, address)]);
        await db.Get<SendWaitingMails>().HandleAsync();
        var message = Assert.Single(server.Letters).Message;
        Assert.Equal($"<{address}>", message.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task A_title_in_the_subject_cannot_add_a_header()
    {
        await using var db = await WithServerAsync();
        await db.AddAllAsync([Letter("a@example.org", "Bank\r\nBcc: all@example.org\r\n\r\n<b>Text</b>")]);
        await db.Get<SendWaitingMails>().HandleAsync();
        var message = Assert.Single(server.Letters).Message;
        Assert.Empty(message.Bcc);
        Assert.Equal("Bank  Bcc: all@example.org    <b>Text</b>", message.Subject);
        Assert.Equal("Guten Tag", message.TextBody!.Trim());
    }

    [Fact]
    public async Task Two_nodes_that_look_at_once_send_each_mail_once()
    {
        await using var db = await WithServerAsync();
        await using var second = db.Beside(Use);
        await db.AddAllAsync(Enumerable.Range(0, 120).Select(i => Letter("a@example.org", $"Brief {i}.")));
        var sent = await Task.WhenAll(Task.Run(() => db.Get<SendWaitingMails>().HandleAsync()), Task.Run(() => second.Get<SendWaitingMails>().HandleAsync())).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(120, sent.Sum());
        Assert.Equal(120, server.Letters.Count);
        Assert.Equal(120, server.Letters.Select(l => l.Message.MessageId).Distinct().Count());
        Assert.All(await db.MailsAsync(), m => Assert.Equal(MailState.Sent, m.State));
    }

    [Fact]
    public async Task A_slow_sender_that_is_alive_is_not_overtaken_by_another()
    {
        await using var db = await WithServerAsync();
        await using var second = db.Beside(Use);
        await db.AddAllAsync([Letter("a@example.org", "eins")]);
        server.Slowness = TimeSpan.FromMilliseconds(300);
        var slow = Task.Run(() => db.Get<SendWaitingMails>().HandleAsync());
        await Task.Delay(500);
        // As far as the slow one may be before it gives up itself.
        db.Clock.Advance(SmtpConnection.LongestStep);
        Assert.Equal(0, await second.Get<SendWaitingMails>().HandleAsync());
        Assert.Equal(1, await slow);
        Assert.Single(server.Letters);
        Assert.True(SmtpConnection.LongestStep * 3 < SendWaitingMails.Claim);
    }

    [Fact]
    public async Task An_outage_of_a_day_uses_up_no_try_is_said_twice_and_loses_no_mail()
    {
        await using var db = await WithServerAsync();
        await server.CloseAsync();
        await db.AddAllAsync(Enumerable.Range(0, 60).Select(i => Letter($"a{i}@example.org", "eins")));
        var tried = 0;
        for (var time = TimeSpan.Zero; time < TimeSpan.FromDays(1); time += TimeSpan.FromMinutes(1))
        {
            Assert.Equal(0, await db.Get<SendWaitingMails>().HandleAsync());
            db.Clock.Advance(TimeSpan.FromMinutes(1));
            tried++;
        }

        Assert.All(await db.MailsAsync(), m => Assert.Equal((MailState.Waiting, 0), (m.State, m.Tries)));
        Assert.Single(log.Of<SendWaitingMails>());
        server.Open();
        db.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(60, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.Equal(["The mail server cannot be used (SocketException); mails wait until it can", "The mail server can be used again"], log.Of<SendWaitingMails>());
        Assert.Equal(60, server.Letters.Select(l => l.Message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_too_busy_is_left_alone_for_longer_and_longer()
    {
        await using var db = await WithServerAsync();
        server.Turns = "421 Too busy";
        await db.AddAllAsync([Letter("a@example.org", "eins")]);
        for (var i = 0; i < 3600; i++)
        {
            await db.Get<SendWaitingMails>().HandleAsync();
            db.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        // 2, 4, 8 ... seconds, then every five minutes.
        Assert.InRange(server.Connections, 12, 22);
        Assert.Equal(0, Assert.Single(await db.MailsAsync()).Tries);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_at_once_and_the_others_get_theirs()
    {
        await using var db = await WithServerAsync();
        server.Refuses = to => to.StartsWith("nobody", StringComparison.Ordinal) ? $"550 5.1.1 <{to}> No such mailbox" : null;
        await db.AddAllAsync([Letter("a@example.org", "eins"), Letter("nobody@example.org", "zwei", 1), Letter("c@example.org", "drei", 2)]);
        db.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.Equal(["a@example.org", "c@example.org"], server.Letters.Select(l => l.To));
        Assert.Equal((MailState.GivenUp, 0), (await db.MailsAsync()).Where(m => m.To.StartsWith("nobody", StringComparison.Ordinal)).Select(m => (m.State, m.Tries)).Single());
        Assert.DoesNotContain("@", Assert.Single(log.Of<SendWaitingMails>()), StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_full_mailbox_is_tried_again_later_and_given_up_in_the_end()
    {
        await using var db = await WithServerAsync();
        server.Refuses = _ => "452 4.2.2 Mailbox full";
        await db.AddAllAsync([Letter("a@example.org", "eins")]);
        Assert.Equal(0, await db.Get<SendWaitingMails>().HandleAsync());
        var mail = Assert.Single(await db.MailsAsync());
        Assert.Equal((MailState.Waiting, 1, A.Now.AddMinutes(1)), (mail.State, mail.Tries, mail.NextTryAt));
        for (var i = 0; i < 20; i++)
        {
            db.Clock.Advance(TimeSpan.FromHours(6));
            await db.Get<SendWaitingMails>().HandleAsync();
        }

        Assert.Equal((MailState.GivenUp, 12), (await db.MailsAsync()).Select(m => (m.State, m.Tries)).Single());
    }

    [Fact]
    public async Task When_the_answer_to_a_letter_is_lost_only_that_one_comes_again_under_the_same_id()
    {
        await using var db = await WithServerAsync();
        await db.AddAllAsync(Enumerable.Range(0, 10).Select(i => Letter("a@example.org", $"Brief {i}.", i)));
        db.Clock.Advance(TimeSpan.FromMinutes(30));
        server.Tells = _ => server.Letters.Count != 4;
        Assert.Equal(3, await db.Get<SendWaitingMails>().HandleAsync());
        db.Clock.Advance(TimeSpan.FromSeconds(2));
        await db.Get<SendWaitingMails>().HandleAsync();
        var ids = server.Letters.Select(l => l.Message.MessageId).ToList();
        Assert.Equal((11, 10), (ids.Count, ids.Distinct().Count()));
        Assert.Equal(ids[3], ids[4]);
        Assert.All(await db.MailsAsync(), m => Assert.Equal(MailState.Sent, m.State));
    }

    [Fact]
    public async Task A_mail_whose_account_was_closed_in_the_meantime_is_not_sent()
    {
        await using var db = await WithServerAsync();
        await db.AddAllAsync([Letter("a@example.org", "eins"), Letter("b@example.org", "zwei", 1)]);
        db.Clock.Advance(TimeSpan.FromMinutes(5));
        server.Tells = _ =>
        {
            using var open = db.Open();
            open.Set<OutgoingMail>().ExecuteDelete();
            return true;
        };
        Assert.Equal(1, await db.Get<SendWaitingMails>().HandleAsync());
        Assert.Single(server.Letters);
        Assert.Empty(log.Of<SendWaitingMails>());
    }

    [Fact]
    public async Task What_has_gone_out_is_removed_after_a_month_and_what_waits_stays()
    {
        await using var db = await WithServerAsync();
        await db.AddAllAsync([Letter("a@example.org", "eins")]);
        await db.Get<SendWaitingMails>().HandleAsync();
        await db.AddAllAsync([Letter("b@example.org", "zwei")]);
        Assert.Equal(0, await db.Get<SweepMails>().HandleAsync());
        db.Clock.Advance(SweepMails.Kept + TimeSpan.FromDays(1));
        Assert.Equal(1, await db.Get<SweepMails>().HandleAsync());
        Assert.Equal("b@example.org", Assert.Single(await db.MailsAsync()).To);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task<TestDb> WithServerAsync() => TestDb.CreateAsync(change: Use, votes: false);

    private static OutgoingMail Letter(string to, string subject, int minutes = 0) => new(to, subject, "Guten Tag", A.Now.AddMinutes(minutes));

    private void Use(IServiceCollection services)
    {
        services.Configure<MailOptions>(o => (o.Host, o.Port, o.Security, o.From) = ("127.0.0.1", server.Port, "None", "post@stadt.example"));
        services.AddSingleton<ILoggerProvider>(log);
    }
}
