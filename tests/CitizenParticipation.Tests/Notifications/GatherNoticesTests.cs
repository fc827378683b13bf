using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Notifications;
using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Notifications;

public sealed class GatherNoticesTests : IAsyncLifetime
{
    private Square square = null!;

    public async ValueTask InitializeAsync() => square = await Square.LayAsync();

    public ValueTask DisposeAsync() => square.DisposeAsync();

    [Fact]
    public async Task A_new_proposal_is_told_once_to_who_follows_its_process_its_district_and_what_lies_above()
    {
        var both = await square.PersonAsync("berta");
        foreach (var (kind, name) in ((TopicKind, string)[])[(TopicKind.Process, square.Process.Slug), (TopicKind.District, A.Altstadt), (TopicKind.District, A.Mitte)]) await square.FollowAsync(both, kind, name);
        await square.FollowAsync(square.Anna, TopicKind.District, A.City);
        await square.FollowAsync(square.Bert, TopicKind.District, A.Buer);
        var proposal = await square.ProposalAsync(A.Proposal().Titled("Ein neuer Brunnen"));
        await square.DecideAsync(proposal, Verdict.Publish);
        Assert.Equal(3, await square.GatherAsync());
        Assert.Equal(0, await square.GatherAsync());

        Assert.Equal([(NoticeKind.ProposalPublished, Because.FollowsProcess)], await square.ToldAsync(both));
        Assert.Equal([(NoticeKind.ProposalPublished, Because.FollowsDistrict)], await square.ToldAsync(square.Anna));
        Assert.Empty(await square.ToldAsync(square.Bert));
        Assert.Equal([(NoticeKind.ProposalPublished, Because.Own)], await square.ToldAsync(square.Author));
        var line = Assert.Single(await square.LinesAsync(square.Anna));
        Assert.Equal(("Neuer Vorschlag: Ein neuer Brunnen", $"/proposals/{proposal.Slug}"), (line.Sentence("de"), line.Path));
        Assert.Equal("Ihr Vorschlag ist veröffentlicht: Ein neuer Brunnen", (await square.LinesAsync(square.Author))[0].Sentence("de"));
    }

    [Fact]
    public async Task Everybody_who_supported_is_told_of_a_change_unless_they_said_no()
    {
        var (no, notThis, follower) = (await square.PersonAsync("nora"), await square.PersonAsync("nils"), await square.PersonAsync("fred"));
        await square.Db.SupportAsync(square.Proposal, square.Anna.Id, square.Bert.Id, no.Id, notThis.Id, follower.Id);
        await square.ChooseAsync(no, MailRhythm.Daily, tellSupported: false);
        await square.FollowAsync(notThis, wants: false);
        // Who follows it is told also when supporting alone would not tell.
        await square.ChooseAsync(follower, MailRhythm.Daily, tellSupported: false);
        await square.FollowAsync(follower);
        await square.DecideAsync(square.Proposal, Verdict.Hide);
        await square.GatherAsync();

        Assert.Equal([(NoticeKind.ProposalHidden, Because.Supports)], await square.ToldAsync(square.Anna));
        Assert.Equal([(NoticeKind.ProposalHidden, Because.Supports)], await square.ToldAsync(square.Bert));
        Assert.Empty(await square.ToldAsync(no));
        Assert.Empty(await square.ToldAsync(notThis));
        Assert.Equal([(NoticeKind.ProposalHidden, Because.FollowsProposal)], await square.ToldAsync(follower));
        // The moderator who did it knows.
        Assert.Empty(await square.ToldAsync(square.Moderator));
    }

    [Fact]
    public async Task What_was_hidden_shows_no_title_and_leads_nowhere_but_for_its_author()
    {
        await square.Db.SupportAsync(square.Proposal, square.Anna.Id);
        await square.DecideAsync(square.Proposal, Verdict.Hide);
        await square.GatherAsync();
        var line = Assert.Single(await square.LinesAsync(square.Anna));
        Assert.Null(line.Path);
        Assert.Equal("Der Vorschlag wurde ausgeblendet: (nicht mehr öffentlich)", line.Sentence("de"));
        Assert.Empty(line.Title);
        Assert.Equal("", line.Detail("de"));
        var own = Assert.Single(await square.LinesAsync(square.Author));
        Assert.Equal(($"/proposals/{square.Proposal.Slug}", "Der Vorschlag wurde ausgeblendet: " + square.Proposal.Title), (own.Path, own.Sentence("de")));
        await square.DecideAsync(square.Proposal, Verdict.Restore);
        await square.GatherAsync();
        Assert.All(await square.LinesAsync(square.Anna), l => Assert.Equal(($"/proposals/{square.Proposal.Slug}", square.Proposal.Title), (l.Path, l.Title)));
    }

    [Fact]
    public async Task What_was_never_public_is_told_to_its_author_only()
    {
        await square.FollowAsync(square.Anna, TopicKind.District, A.Altstadt);
        var waiting = await square.ProposalAsync(A.Proposal());
        await square.DecideAsync(waiting, Verdict.Refuse);
        square.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        var another = await square.ProposalAsync(A.Proposal());
        await square.EnterAsync("proposal.withdrawn", $"proposal:{another.Id:N}");
        await square.GatherAsync();
        Assert.Empty(await square.ToldAsync(square.Anna));
        Assert.Equal([(NoticeKind.ProposalRefused, Because.Own), (NoticeKind.ProposalWithdrawn, Because.Own)], await square.ToldAsync(square.Author));
    }

    [Theory]
    [InlineData("proposal.changed", NoticeKind.ProposalChanged)]
    [InlineData("proposal.meaning-changed", NoticeKind.MeaningChanged)]
    [InlineData("proposal.merged", NoticeKind.ProposalMerged)]
    [InlineData("proposal.split", NoticeKind.ProposalSplit)]
    public async Task Supporters_are_told_what_they_can_do_when_a_proposal_changes(string action, NoticeKind kind)
    {
        await square.Db.SupportAsync(square.Proposal, square.Anna.Id);
        await square.EnterAsync(action, $"proposal:{square.Proposal.Id:N}", square.Author.Id);
        await square.GatherAsync();
        Assert.Equal([(kind, Because.Supports)], await square.ToldAsync(square.Anna));
        Assert.Equal(kind == NoticeKind.ProposalChanged, (await square.LinesAsync(square.Anna))[0].Detail("de").Length == 0);
        Assert.Empty(await square.ToldAsync(square.Author));
    }

    [Fact]
    public async Task Entries_that_nobody_knows_are_passed_over()
    {
        await square.FollowAsync(square.Anna);
        foreach (var (action, subject) in ((string, string)[])[("offer.made", "offer:1"), ("proposal.painted", $"proposal:{square.Proposal.Id:N}"), ("proposal.hidden", "proposal"), ("proposal.hidden", $"proposal:{Guid.Empty:N}"), ("comment.added", $"comment:{Guid.Empty:N}")])
            await square.EnterAsync(action, subject);
        await square.EnterAsync("coauthor.accepted", $"proposal:{square.Proposal.Id:N}", square.Bert.Id);
        Assert.Equal(1, await square.GatherAsync());
        Assert.Equal([(NoticeKind.CoauthorAccepted, Because.Own)], await square.ToldAsync(square.Author));
    }

    [Fact]
    public async Task A_comment_is_told_to_the_author_and_to_followers_and_a_reply_to_who_is_answered()
    {
        await square.FollowAsync(square.Bert);
        await square.Db.SupportAsync(square.Proposal, (await square.PersonAsync("sven")).Id);
        var comment = await square.SayAsync(square.Anna, "Das finde ich gut.");
        await square.SayAsync(square.Bert, "Ich auch.", comment);
        Assert.Equal(4, await square.GatherAsync());

        Assert.Equal([(NoticeKind.CommentAdded, Because.Own), (NoticeKind.CommentAdded, Because.Own)], await square.ToldAsync(square.Author));
        Assert.Equal([(NoticeKind.CommentAdded, Because.FollowsProposal)], await square.ToldAsync(square.Bert));
        Assert.Equal([(NoticeKind.CommentAnswered, Because.Answered)], await square.ToldAsync(square.Anna));
        var line = Assert.Single(await square.LinesAsync(square.Anna));
        Assert.Equal($"Antwort auf Ihren Kommentar zu: {square.Proposal.Title}", line.Sentence("de"));
        Assert.StartsWith($"/proposals/{square.Proposal.Slug}?comment=", line.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_a_comment_hears_that_it_was_hidden_and_why_and_nobody_else_does()
    {
        await square.FollowAsync(square.Bert);
        var comment = await square.SayAsync(square.Anna, "Ihr seid alle doof.");
        await square.Db.Get<HideComment>().HandleAsync(square.Moderator.Id, comment, new("Insult", "So reden wir hier nicht."));
        await square.GatherAsync();
        var line = Assert.Single(await square.LinesAsync(square.Anna));
        Assert.Equal(NoticeKind.CommentHidden, line.Kind);
        Assert.Equal("Regel 2. So reden wir hier nicht.", line.Detail("de"));
        // Gone before it was told: neither the follower nor the author reads of it.
        Assert.Empty(await square.ToldAsync(square.Bert));
        Assert.Empty(await square.ToldAsync(square.Author));
    }

    [Fact]
    public async Task A_phase_that_begins_is_told_once_to_followers_of_the_process_also_after_an_edit()
    {
        await square.FollowAsync(square.Anna, TopicKind.Process, square.Process.Slug);
        square.Db.Clock.Advance(TimeSpan.FromDays(9.9));
        Assert.Equal(0, await square.GatherAsync());
        square.Db.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(1, await square.GatherAsync());
        var line = Assert.Single(await square.LinesAsync(square.Anna));
        Assert.Equal("Ideen für die Stadt: Jetzt beginnt die Phase „Beschließen“", line.Sentence("de"));

        // An edit makes the rows of the phases anew.
        await using (var open = square.Db.Open())
        {
            var process = await open.Processes.Whole.SingleAsync(p => p.Id == square.Process.Id);
            var phases = process.Phases.Select(p => new Phase(p.Kind, p.StartsAt, p.EndsAt)).ToList();
            process.Schedule([]);
            await open.SaveChangesAsync();
            process.Schedule(phases);
            await open.SaveChangesAsync();
        }

        square.Db.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await square.GatherAsync());
    }

    [Fact]
    public async Task A_new_process_is_told_to_followers_of_every_district_it_touches()
    {
        await square.FollowAsync(square.Anna, TopicKind.District, A.Altstadt);
        await square.FollowAsync(square.Bert, TopicKind.District, A.Buer);
        var process = await square.Db.AddAsync(A.Process().In(A.Mitte).InProposePhase());
        await square.EnterAsync("process.created", $"process:{process.Id:N}");
        await square.GatherAsync();
        Assert.Equal([(NoticeKind.ProcessCreated, Because.FollowsDistrict)], await square.ToldAsync(square.Anna));
        Assert.Empty(await square.ToldAsync(square.Bert));
    }

    [Fact]
    public async Task One_beat_is_heard_however_many_are_told_and_the_numbers_are_each_persons_own()
    {
        await square.FollowAsync(square.Anna);
        await square.FollowAsync(square.Bert);
        using var ear = await square.Db.ListenAsync();
        await square.SayAsync(square.Moderator, "Ein Hinweis von der Moderation.");
        await square.GatherAsync();
        Assert.Single(await square.Db.HeardAsync(ear), b => b.Topic == Topics.NoticesMoved);
        var unread = await square.Db.Get<ReadUnread>().HandleAsync([square.Anna.Id, square.Bert.Id, square.Moderator.Id]);
        Assert.Equal((1, 1, false), (unread[square.Anna.Id], unread[square.Bert.Id], unread.ContainsKey(square.Moderator.Id)));
    }

    [Fact]
    public async Task Whoever_closes_the_account_leaves_nothing_and_is_told_nothing()
    {
        await square.FollowAsync(square.Anna);
        await square.ChooseAsync(square.Anna, MailRhythm.AtOnce);
        await square.SayAsync(square.Bert, "Ein Kommentar vorher.");
        await square.GatherAsync();
        Assert.Single(await square.LinesAsync(square.Anna));
        await square.LeaveAsync(square.Anna);
        await square.SayAsync(square.Bert, "Ein Kommentar nachher.");
        await square.GatherAsync();
        await using var open = square.Db.Open();
        Assert.False(await open.Follows.AnyAsync(f => f.ParticipantId == square.Anna.Id));
        Assert.False(await open.Notices.AnyAsync(n => n.ParticipantId == square.Anna.Id));
        Assert.False(await open.NoticeChoices.AnyAsync(c => c.ParticipantId == square.Anna.Id));
        Assert.Equal(Refusal.SignInRequired, (await square.Db.Get<FollowTopic>().HandleAsync(square.Anna.Id, new(TopicKind.District, A.Altstadt, true))).Refusal);
    }
}
