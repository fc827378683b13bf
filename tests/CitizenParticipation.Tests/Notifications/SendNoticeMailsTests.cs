using CitizenParticipation.Accounts;
using CitizenParticipation.Mail;
using CitizenParticipation.Moderation;
using CitizenParticipation.Notifications;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Notifications;

public sealed class SendNoticeMailsTests : IAsyncLifetime
{
    private Square square = null!;

    public async ValueTask InitializeAsync()
    {
        square = await Square.LayAsync();
        await square.FollowAsync(square.Anna);
    }

    public ValueTask DisposeAsync() => square.DisposeAsync();

    [Fact]
    public async Task A_digest_comes_in_the_morning_with_all_that_is_new_and_only_then()
    {
        await SayAndGatherAsync("Der erste Kommentar.");
        await SayAndGatherAsync("Der zweite Kommentar.");
        Assert.Equal(0, await square.MailAsync());
        square.Db.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 11, 5, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await square.MailAsync());
        square.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await square.MailAsync());
        var mail = Mine(await square.Db.MailsAsync());
        Assert.Equal("2 Mitteilungen von Gelsenkirchen beteiligt", mail.Subject);
        Assert.Equal(2, mail.Body.Split($"- Neuer Kommentar zu: {square.Proposal.Title}").Length - 1);
        Assert.Contains("weil Sie diesem Vorschlag folgen", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"https://mitmachen.example.org/proposals/{square.Proposal.Slug}?comment=", mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://mitmachen.example.org/me/notifications", mail.Body, StringComparison.Ordinal);
        Assert.StartsWith("https://mitmachen.example.org/notifications/unsubscribe?token=", mail.Unsubscribe, StringComparison.Ordinal);
        Assert.Contains(mail.Unsubscribe!, mail.Body, StringComparison.Ordinal);
        // Nothing of what people wrote, only where it can be read.
        Assert.DoesNotContain("Der erste Kommentar", mail.Body, StringComparison.Ordinal);

        square.Db.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await square.MailAsync());
    }

    [Fact]
    public async Task At_once_means_now_and_a_burst_comes_together()
    {
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        await SayAndGatherAsync("Der erste Kommentar.");
        Assert.Equal(1, await square.MailAsync());
        Assert.Equal("Neuer Kommentar zu: " + square.Proposal.Title, Mine(await square.Db.MailsAsync()).Subject);
        await SayAndGatherAsync("Der zweite Kommentar.");
        await SayAndGatherAsync("Der dritte Kommentar.");
        Assert.Equal(0, await square.MailAsync());
        square.Db.Clock.Advance(NoticeChoice.BetweenMails);
        Assert.Equal(1, await square.MailAsync());
        Assert.StartsWith("2 Mitteilungen", (await square.Db.MailsAsync())[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_are_written_in_the_language_of_who_gets_them()
    {
        var pol = await square.Db.AddAsync(A.Participant().Speaking("pl"));
        await square.FollowAsync(pol);
        await square.ChooseAsync(pol, MailRhythm.AtOnce);
        await SayAndGatherAsync("Ein Kommentar.");
        await square.MailAsync();
        Assert.Equal("Nowy komentarz do: " + square.Proposal.Title, (await square.Db.MailsAsync()).Single(m => m.To == pol.Email).Subject);
    }

    [Fact]
    public async Task What_was_read_in_the_app_before_does_not_come_by_mail()
    {
        await SayAndGatherAsync("Ein Kommentar.");
        var line = Assert.Single(await square.LinesAsync(square.Anna));
        Assert.False(line.IsRead);
        Assert.Equal(Refusal.NotFound, (await square.Db.Get<MarkNoticesRead>().HandleAsync(square.Bert.Id, line.Id)).Refusal);
        Assert.Equal(line.Path, (await square.Db.Get<MarkNoticesRead>().HandleAsync(square.Anna.Id, line.Id)).Value!.Path);
        Assert.Equal(0, await square.Db.Get<ReadUnread>().HandleAsync(square.Anna.Id));
        await square.Db.Get<MarkNoticesRead>().HandleAsync(square.Author.Id, null);
        square.Db.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await square.MailAsync());
    }

    [Fact]
    public async Task Off_means_off_and_switching_on_again_does_not_bring_what_was_before()
    {
        await square.ChooseAsync(square.Anna, MailRhythm.Off);
        await SayAndGatherAsync("Ein Kommentar.");
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        Assert.Equal(0, await square.MailAsync());
        Assert.Single(await square.LinesAsync(square.Anna));
    }

    [Fact]
    public async Task Another_choice_holds_for_what_is_waiting_too()
    {
        await SayAndGatherAsync("Ein Kommentar.");
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        Assert.Equal(1, await square.MailAsync());
        Assert.Equal(Refusal.Required, (await square.Db.Get<ChooseNotices>().HandleAsync(square.Anna.Id, new((MailRhythm)9, true))).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await square.Db.Get<ChooseNotices>().HandleAsync(null, new(MailRhythm.Off, true))).Refusal);
    }

    [Fact]
    public async Task The_link_of_a_mail_stops_all_of_them_without_signing_in_and_twice_does_no_harm()
    {
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        await SayAndGatherAsync("Ein Kommentar.");
        await square.MailAsync();
        var token = Mine(await square.Db.MailsAsync()).Unsubscribe!.Split('=')[^1];
        await SayAndGatherAsync("Noch ein Kommentar.");
        var stop = square.Db.Get<Unsubscribe>();
        Assert.True(await stop.IsKnownAsync(token));
        Assert.Equal(MailRhythm.AtOnce, (await square.Db.Get<ReadNoticeChoice>().HandleAsync(square.Anna.Id)).Mail);
        Assert.True((await stop.HandleAsync(token)).Succeeded);
        Assert.True((await stop.HandleAsync(token)).Succeeded);
        square.Db.Clock.Advance(TimeSpan.FromDays(10));
        await square.MailAsync();
        Assert.Single(await square.Db.MailsAsync(), m => m.To == square.Anna.Email);
        Assert.Equal(MailRhythm.Off, (await square.Db.Get<ReadNoticeChoice>().HandleAsync(square.Anna.Id)).Mail);
        Assert.Equal(Refusal.NotFound, (await stop.HandleAsync(new string('0', 64))).Refusal);
        Assert.Equal(Refusal.NotFound, (await stop.HandleAsync(null)).Refusal);
    }

    [Fact]
    public async Task Who_has_left_or_has_not_confirmed_the_address_gets_no_mail()
    {
        var unsure = await square.Db.AddAsync(A.Participant().Unconfirmed());
        await square.FollowAsync(unsure);
        await SayAndGatherAsync("Ein Kommentar.");
        Assert.Single(await square.LinesAsync(unsure));
        // Between the notice and its mail, and before the gatherer has seen it.
        await square.LeaveAsync(square.Anna);
        square.Db.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await square.MailAsync());
        Assert.Equal(square.Author.Email, Assert.Single(await square.Db.MailsAsync()).To);
    }

    [Fact]
    public async Task The_author_gets_no_second_mail_about_what_was_decided()
    {
        await square.ChooseAsync(square.Author, MailRhythm.AtOnce);
        await square.DecideAsync(square.Proposal, Verdict.Hide);
        await square.GatherAsync();
        await square.MailAsync();
        Assert.Single(await square.Db.MailsAsync(), m => m.To == square.Author.Email);
    }

    [Fact]
    public async Task Who_wrote_a_comment_that_was_hidden_has_the_statement_once_and_no_second_mail_about_it()
    {
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        await square.ChooseAsync(square.Bert, MailRhythm.Off);
        foreach (var who in (Participant[])[square.Anna, square.Bert])
        {
            var comment = await square.SayAsync(who, "Ihr seid alle doof.");
            await square.Db.Get<HideComment>().HandleAsync(square.Moderator.Id, comment, new("Insult", "So reden wir hier nicht."));
        }

        await square.GatherAsync();
        await square.MailAsync();
        // The reasons are owed to everybody, also to who wants no news.
        foreach (var who in (Participant[])[square.Anna, square.Bert])
        {
            var mail = Assert.Single(await square.Db.MailsAsync(), m => m.To == who.Email);
            Assert.Equal("Ihr Kommentar wurde ausgeblendet", mail.Subject);
            Assert.Contains("So reden wir hier nicht.", mail.Body, StringComparison.Ordinal);
            Assert.Equal("Regel 2. So reden wir hier nicht.", Assert.Single(await square.LinesAsync(who)).Detail("de"));
        }
    }

    [Fact]
    public async Task A_title_with_line_breaks_and_markup_stays_one_plain_line()
    {
        var title = "Bank <b>am</b> Markt";
        await using (var open = square.Db.Open())
            await open.Proposals.Where(p => p.Id == square.Proposal.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, title.Replace(" ", "\r\n", StringComparison.Ordinal)));
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        await SayAndGatherAsync("Ein Kommentar.");
        await square.MailAsync();
        var mail = Mine(await square.Db.MailsAsync());
        Assert.Equal("Neuer Kommentar zu: Bank  <b>am</b>  Markt", mail.Subject);
        Assert.Contains("- Neuer Kommentar zu: Bank  <b>am</b>  Markt\n", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_digest_says_how_many_more_there_are()
    {
        for (var i = 0; i < NoticeLetters.MostLines + 5; i++) await square.EnterAsync("proposal.changed", $"proposal:{square.Proposal.Id:N}");
        await square.GatherAsync();
        square.Db.Clock.Advance(TimeSpan.FromDays(1));
        await square.MailAsync();
        var mail = Mine(await square.Db.MailsAsync());
        Assert.StartsWith("35 Mitteilungen", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Und 5 weitere: https://mitmachen.example.org/me/notices", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_notices_are_swept()
    {
        await SayAndGatherAsync("Ein Kommentar.");
        await square.Db.Get<MarkNoticesRead>().HandleAsync(square.Anna.Id, null);
        Assert.Equal(0, await square.Db.Get<SweepNotices>().HandleAsync());
        square.Db.Clock.Advance(SweepNotices.ReadOnesKept + TimeSpan.FromDays(1));
        Assert.Equal(1, await square.Db.Get<SweepNotices>().HandleAsync());
        Assert.Single(await square.LinesAsync(square.Author));
        square.Db.Clock.Advance(SweepNotices.Kept);
        Assert.Equal(1, await square.Db.Get<SweepNotices>().HandleAsync());
    }

    private async Task SayAndGatherAsync(string text)
    {
        await square.SayAsync(square.Bert, text);
        await square.GatherAsync();
    }

    private OutgoingMail Mine(IEnumerable<OutgoingMail> mails) => mails.Single(m => m.To == square.Anna.Email);
}
