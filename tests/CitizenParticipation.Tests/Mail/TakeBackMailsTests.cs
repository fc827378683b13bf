using CitizenParticipation.Accounts;
using CitizenParticipation.Mail;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Notifications;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Mail;

/// <summary>The mail server is away, mails wait, and a moderator hides what they name.</summary>
public sealed class TakeBackMailsTests : IAsyncLifetime
{
    private const string Word = "Quarzlibelle";

    private readonly MailServer server = new();
    private Square square = null!;
    private Proposal marked = null!;

    public async ValueTask InitializeAsync()
    {
        square = await Square.LayAsync(services => services.Configure<MailOptions>(o => (o.Host, o.Port, o.Security, o.From) = ("127.0.0.1", server.Port, "None", "post@stadt.example")));
        marked = await square.ProposalAsync(A.Proposal().Titled(Word + " am Weiher").Published());
        foreach (var who in (Participant[])[square.Anna, square.Bert])
        {
            await square.FollowAsync(who, marked);
            await square.ChooseAsync(who, MailRhythm.AtOnce);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await square.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_about_several_things_goes_out_with_the_rest()
    {
        await square.FollowAsync(square.Anna);
        await ChangedAsync(marked, square.Proposal);
        Assert.Equal(2, await square.MailAsync());
        await HideAsync();
        Assert.DoesNotContain(await WaitingAsync(), Names);

        await MailAllAsync();
        var mail = Assert.Single(To(square.Anna), l => Body(l).Contains(square.Proposal.Title, StringComparison.Ordinal));
        Assert.Contains("/notifications/unsubscribe", mail.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Letters, l => l.Raw.Contains(Word, StringComparison.OrdinalIgnoreCase) && l.To != square.Author.Email);
        // The event itself is told, and nothing of what happened to it before.
        Assert.All((Participant[])[square.Anna, square.Bert], who => Assert.Single(To(who), l => Body(l).Contains("Der Vorschlag wurde ausgeblendet: (nicht mehr öffentlich)", StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Letters, l => Body(l).Contains("Neue Fassung des Vorschlags: (nicht", StringComparison.Ordinal));
        Assert.Equal(server.Letters.Count, server.Letters.Select(l => l.Message.MessageId).Distinct().Count());
        Assert.All(await square.RowsAsync(), n => Assert.Null(n.MailDueAt));
        Assert.DoesNotContain(await square.Db.MailsAsync(), m => m.WithdrawnAt is not null);
    }

    [Fact]
    public async Task What_is_taken_back_leaves_nothing_in_the_queue_and_other_mails_stay_as_they_are()
    {
        await ChangedAsync(marked);
        await square.MailAsync();
        await square.FollowAsync(square.Anna);
        await ChangedAsync(square.Proposal);
        square.Db.Clock.Advance(NoticeChoice.BetweenMails);
        await square.MailAsync();
        var other = Assert.Single(await WaitingAsync(), m => m.Body.Contains(square.Proposal.Title, StringComparison.Ordinal));
        await HideAsync();
        Assert.DoesNotContain(await square.Db.MailsAsync(), Names);
        Assert.Equal(other.Body, (await WaitingAsync()).Single(m => m.Id == other.Id).Body);
        Assert.Equal(2, (await square.Db.MailsAsync()).Count(m => m is { WithdrawnAt: not null, Body: "", Subject: "", State: MailState.GivenUp }));
    }

    [Fact]
    public async Task One_that_somebody_has_claimed_and_not_handed_over_is_taken_back_too()
    {
        await ChangedAsync(marked);
        await square.MailAsync();
        await using (var open = square.Db.Open())
            await open.Set<OutgoingMail>().ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAt, A.Now + SendWaitingMails.Claim));
        await HideAsync();
        square.Db.Clock.Advance(SendWaitingMails.Claim);
        await MailAllAsync();
        Assert.DoesNotContain(server.Letters, l => l.Raw.Contains(Word, StringComparison.OrdinalIgnoreCase) && l.To != square.Author.Email);
    }

    [Fact]
    public async Task What_is_being_handed_over_at_that_moment_is_the_last_that_goes_out()
    {
        await ChangedAsync(marked);
        await square.MailAsync();
        var hidden = false;
        server.Tells = _ =>
        {
            if (hidden) return true;
            hidden = true;
            HideAsync().GetAwaiter().GetResult();
            return true;
        };
        await MailAllAsync();
        var named = server.Letters.Where(l => l.To != square.Author.Email && Decoded(l).Contains(Word, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal(server.Letters[0], Assert.Single(named));
        Assert.Equal(MailState.Sent, (await square.Db.MailsAsync()).Single(m => $"{m.Id:N}@stadt.example" == named[0].Message.MessageId).State);
    }

    [Fact]
    public async Task A_digest_that_is_put_together_while_it_is_hidden_names_it_in_one_order_or_the_other()
    {
        await ChangedAsync(marked);
        await Task.WhenAll(square.MailAsync(), HideAsync());
        await MailAllAsync();
        Assert.DoesNotContain(server.Letters, l => l.To != square.Author.Email && Decoded(l).Contains(Word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_has_read_it_or_wants_no_mails_any_more_gets_no_second_one()
    {
        await square.FollowAsync(square.Anna);
        await square.FollowAsync(square.Bert);
        await ChangedAsync(marked, square.Proposal);
        await square.MailAsync();
        await HideAsync();
        await square.Db.Get<MarkNoticesRead>().HandleAsync(square.Anna.Id, null);
        await square.ChooseAsync(square.Bert, MailRhythm.Off);
        Assert.Equal(0, await square.MailAsync());
        await MailAllAsync();
        Assert.DoesNotContain(server.Letters, l => Body(l).Contains(square.Proposal.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shown_again_it_is_named_again()
    {
        await ChangedAsync(marked);
        await square.MailAsync();
        await HideAsync();
        await square.DecideAsync(marked, Verdict.Restore);
        await MailAllAsync();
        Assert.Contains(To(square.Anna), l => Decoded(l).Contains(Word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_title_of_a_hidden_earlier_text_goes_and_the_present_one_comes()
    {
        await ChangedAsync(marked);
        await square.MailAsync();
        await using (var open = square.Db.Open())
        {
            var proposal = await open.Proposals.Whole.SingleAsync(p => p.Id == marked.Id);
            proposal.Change(proposal.Content with { Title = "Ein Steg am Weiher" }, "", new ChangeNote("Sachlicher gesagt.", false), square.Author.Id, square.Db.Clock.GetUtcNow());
            proposal.PublishChange(false, square.Db.Clock.GetUtcNow());
            await open.SaveChangesAsync();
        }

        Assert.Empty((await square.Db.Get<HideVersion>().HandleAsync(square.Moderator.Id, marked.Slug, 1, new("PersonalData", "Der Titel nennt einen Nachbarn."))).Faults);
        await MailAllAsync();
        Assert.DoesNotContain(server.Letters, l => Decoded(l).Contains(Word, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(To(square.Anna), l => Decoded(l).Contains("Ein Steg am Weiher", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_reported_it_is_still_told_that_the_report_has_arrived()
    {
        Assert.Empty((await square.Db.Get<ReportContribution>().HandleAsync(square.Anna.Id, ReportedKind.Proposal, marked.Id, new("Insult", "Das beleidigt meine Nachbarin."))).Faults);
        Assert.Contains(await WaitingAsync(), Names);
        await HideAsync();
        await MailAllAsync();
        var mail = Assert.Single(To(square.Anna), l => l.Message.Subject == "Ihre Meldung ist angekommen");
        Assert.Contains("(nicht mehr öffentlich)", Body(mail), StringComparison.Ordinal);
        Assert.DoesNotContain(Word, Decoded(mail), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_is_asked_any_more_about_a_merge_with_it()
    {
        var other = await square.Db.AddAsync(A.Proposal().In(square.Process).By(square.Anna).Titled("Ein Steg am See").Published());
        Assert.Empty((await square.Db.Get<ProposeMerge>().HandleAsync(square.Moderator.Id, marked.Slug, new(other.Slug, "Beide Vorschläge wollen dasselbe."))).Faults);
        Assert.Contains(await WaitingAsync(), m => m.To == square.Anna.Email && Names(m));
        await HideAsync();
        await MailAllAsync();
        Assert.DoesNotContain(To(square.Anna), l => Decoded(l).Contains(Word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Its_own_authors_read_its_title_and_nobody_else_does()
    {
        var invited = await square.Db.Get<InviteCoAuthor>().HandleAsync(square.Author.Id, marked.Slug);
        Assert.Empty((await square.Db.Get<AcceptInvitation>().HandleAsync(square.Bert.Id, invited.Value!.Code)).Faults);
        await ChangedAsync(marked);
        await HideAsync();
        await square.GatherAsync();
        Assert.All(await square.LinesAsync(square.Anna), l => Assert.DoesNotContain(Word, l.Sentence("de") + l.Title, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(await square.LinesAsync(square.Bert), l => l.Sentence("de").Contains(Word, StringComparison.Ordinal));
        Assert.Contains(await square.LinesAsync(square.Author), l => l.Sentence("de").Contains(Word, StringComparison.Ordinal));
        Assert.Empty((await square.Db.Get<BrowseFollows>().HandleAsync(square.Anna.Id)).Single(f => f.Name == marked.Slug).Title);
        Assert.NotEmpty((await square.Db.Get<BrowseFollows>().HandleAsync(square.Bert.Id)).Single(f => f.Name == marked.Slug).Title);
        await MailAllAsync();
        Assert.Contains(To(square.Author), l => Decoded(l).Contains(Word, StringComparison.Ordinal));
    }

    private Task HideAsync() => square.DecideAsync(marked, Verdict.Hide);

    private async Task ChangedAsync(params Proposal[] proposals)
    {
        foreach (var proposal in proposals) await square.EnterAsync("proposal.changed", $"proposal:{proposal.Id:N}");
        await square.GatherAsync();
    }

    /// <summary>Everything that is due now or later: the mail server is back.</summary>
    private async Task MailAllAsync()
    {
        for (var round = 0; round < 3; round++)
        {
            await square.GatherAsync();
            await square.MailAsync();
            await square.Db.Get<SendWaitingMails>().HandleAsync();
            square.Db.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty(await WaitingAsync());
    }

    private async Task<IReadOnlyList<OutgoingMail>> WaitingAsync() => [.. (await square.Db.MailsAsync()).Where(m => m.State == MailState.Waiting)];

    private IReadOnlyList<MailServer.Letter> To(Participant who) => [.. server.Letters.Where(l => l.To == who.Email)];

    private bool Names(OutgoingMail mail) => mail.To != square.Author.Email && (mail.Subject + mail.Body + mail.Otherwise).Contains(Word, StringComparison.OrdinalIgnoreCase);

    private static string Body(MailServer.Letter letter) => letter.Message.TextBody!;

    private static string Decoded(MailServer.Letter letter) => letter.Message.Subject + letter.Message.TextBody;
}
