using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Moderation.Decisions;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Moderation.Appeals;

public sealed class AppealTests : IAsyncLifetime
{
    private Court court = null!;

    public async ValueTask InitializeAsync() => court = await Court.OpenAsync();

    public ValueTask DisposeAsync() => court.DisposeAsync();

    [Fact]
    public async Task Once_by_the_author_and_it_is_confirmed_with_its_date()
    {
        var (_, decision) = await court.HideCommentAsync();
        var made = (await court.AppealAsync(court.Floor.Anna, decision)).Value!;
        Assert.Equal(court.Db.Clock.GetUtcNow().AddDays(14), made.DueAt);
        var mail = (await court.Db.MailsAsync())[^1];
        Assert.Equal("Ihr Widerspruch ist angekommen", mail.Subject);
        Assert.Contains("Bis zum Mittwoch, 24. Februar 2027", mail.Body, StringComparison.Ordinal);
        Assert.Equal(Refusal.AlreadyAppealed, (await court.AppealAsync(court.Floor.Anna, decision)).Refusal);
        foreach (var other in (Participant?[])[court.Floor.Bert, court.First]) Assert.Equal(Refusal.NotFound, (await court.AppealAsync(other, decision)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await court.AppealAsync(null, decision)).Refusal);
        Assert.Equal(Refusal.NotFound, (await court.AppealAsync(court.Floor.Anna, Guid.CreateVersion7())).Refusal);
        Assert.Equal(decision, Assert.Single((await court.Db.Get<BrowseDecisions>().HandleAsync(court.Second.Id, BrowseDecisions.Part.Appealed)).Value!.Lines).Id);
    }

    [Fact]
    public async Task Within_six_months()
    {
        var (_, decision) = await court.HideCommentAsync();
        var until = (await court.ReadAsync(decision)).AppealUntil;
        Assert.Equal(A.Now.AddSeconds(15).AddMonths(6), until);
        court.Db.Clock.SetUtcNow(until.AddSeconds(1));
        Assert.Equal(Refusal.TooLateToAppeal, (await court.AppealAsync(court.Floor.Anna, decision)).Refusal);
        Assert.Equal(Refusal.TooLateToAppeal, (await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Anna.Id, decision))!.Refusal);
    }

    [Theory]
    [InlineData(null, Refusal.Required)]
    [InlineData("Nein.", Refusal.TooShort)]
    public async Task It_needs_words(string? words, Refusal refusal)
    {
        var (_, decision) = await court.HideCommentAsync();
        Assert.Equal([("Words", refusal)], (await court.AppealAsync(court.Floor.Anna, decision, words)).Faults.Select(f => (f.Field, f.Refusal)));
    }

    [Fact]
    public async Task Only_what_takes_something_and_holds_can_be_appealed()
    {
        var (comment, decision) = await court.HideCommentAsync();
        var back = (await court.RestoreAsync(court.First, comment)).Value!.Decision;
        Assert.Equal(Refusal.NothingToAppeal, (await court.AppealAsync(court.Floor.Anna, decision)).Refusal);
        Assert.Equal(Refusal.NothingToAppeal, (await court.AppealAsync(court.Floor.Anna, back)).Refusal);
    }

    [Fact]
    public async Task Who_has_decided_alone_or_as_the_second_does_not_answer_nor_whoever_wrote_it_nor_somebody_of_elsewhere()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        await court.Floor.MarkAsync(court.Floor.Bert, comment);
        var decision = (await court.HideAsync(court.First, comment)).Value!.Decision;
        await court.AgreeAsync(court.Second, decision);
        await court.AppealAsync(court.Floor.Anna, decision);
        Assert.Equal(Refusal.OwnAppeal, (await court.AnswerAsync(court.First, decision)).Refusal);
        Assert.Equal(Refusal.OwnAppeal, (await court.AnswerAsync(court.Second, decision)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await court.AnswerAsync(null, decision)).Refusal);
        foreach (var other in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord)])
            Assert.Equal(Refusal.NotFound, (await court.AnswerAsync(await court.Floor.PersonAsync(other), decision)).Refusal);
        Assert.Equal([("Grant", Refusal.Required), ("Words", Refusal.Required)], (await court.AnswerAsync(court.Third, decision, null, "")).Faults.Select(f => (f.Field, f.Refusal)));
        Assert.Equal(AppealState.Granted, (await court.AnswerAsync(court.Third, decision)).Value!.State);
        Assert.Equal(Refusal.DecidedMeanwhile, (await court.AnswerAsync(court.Third, decision)).Refusal);
    }

    [Fact]
    public async Task A_moderator_who_is_the_author_does_not_answer_the_own_appeal()
    {
        var comment = await court.Floor.SayAsync(court.Third, "Ihr seid alle doof");
        var decision = (await court.HideAsync(court.First, comment)).Value!.Decision;
        Assert.True((await court.AppealAsync(court.Third, decision)).Succeeded);
        Assert.Equal(Refusal.OwnComment, (await court.AnswerAsync(court.Third, decision)).Refusal);
        Assert.True((await court.AnswerAsync(court.Second, decision)).Succeeded);
    }

    [Fact]
    public async Task Granted_it_brings_back_everything()
    {
        var proposal = court.Floor.Proposal;
        await court.Db.SupportAsync(proposal, court.Floor.Anna.Id, court.Floor.Bert.Id);
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Das finde ich gut.");
        await court.Floor.MarkAsync(court.Floor.Bert, comment);
        var decision = (await court.HideProposalAsync(court.First, proposal)).Value!.Decision;
        await court.AgreeAsync(court.Second, decision);
        Assert.Null(await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug));
        await court.AppealAsync(court.Floor.Author, decision);
        Assert.True((await court.AnswerAsync(court.Third, decision)).Succeeded);

        var read = (await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!;
        Assert.Equal((2, proposal.PublishedAt), (read.Supports, read.PublishedAt));
        var said = Assert.Single((await court.Floor.ReadAsync()).Items).Comment;
        Assert.Equal(("Das finde ich gut.", 1), (said.Text, said.Helpful));
        Assert.Empty((await court.Db.Get<VerifyVotes>().HandleAsync()).Findings);
        Assert.Equal(DecisionState.Lifted, (await court.ReadAsync(decision)).State);
        Assert.Contains((await court.Db.MailsAsync()).Select(m => m.Subject), s => s == "Ihr Widerspruch war erfolgreich");
        Assert.Equal(["appeal.granted", "proposal.restored"], (await court.Db.TrailAsync()).Select(e => e.Action).TakeLast(2));
    }

    [Theory]
    [InlineData(DecideProposal.Verdict.Return)]
    [InlineData(DecideProposal.Verdict.Refuse)]
    public async Task Granted_it_publishes_what_was_sent_back_or_refused(DecideProposal.Verdict verdict)
    {
        var proposal = await court.Db.AddAsync(A.Proposal().In(court.Floor.Process).By(court.Floor.Author));
        await court.DecideAsync(court.First, proposal, verdict, "Unclear");
        var decision = Assert.Single(await court.Db.Get<BrowseStatements>().HandleAsync(court.Floor.Author.Id)).Id;
        await court.AppealAsync(court.Floor.Author, decision);
        Assert.True((await court.AnswerAsync(court.Second, decision)).Succeeded);
        Assert.Equal(ProposalState.Published, (await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.State);
        Assert.Single((await court.Db.Get<BrowseVersions>().HandleAsync(null, proposal.Slug))!.Versions);
        Assert.Equal(["appeal.granted", "proposal.published"], (await court.Db.TrailAsync()).Select(e => e.Action).TakeLast(2));
    }

    [Fact]
    public async Task Granted_after_it_was_handed_in_anew_it_leaves_that_to_the_review()
    {
        var proposal = await court.Db.AddAsync(A.Proposal().In(court.Floor.Process).By(court.Floor.Author));
        await court.DecideAsync(court.First, proposal, DecideProposal.Verdict.Return, "Unclear");
        var decision = Assert.Single(await court.Db.Get<BrowseStatements>().HandleAsync(court.Floor.Author.Id)).Id;
        await court.AppealAsync(court.Floor.Author, decision);
        Assert.Empty((await court.Db.Get<ReviseProposal>().HandleAsync(court.Floor.Author.Id, proposal.Slug, A.ProposalInput())).Faults);
        Assert.True((await court.AnswerAsync(court.Second, decision)).Succeeded);
        Assert.Null(await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug));
    }

    [Fact]
    public async Task Granted_it_publishes_the_change_that_was_sent_back()
    {
        var proposal = court.Floor.Proposal;
        Assert.Empty((await court.Db.Get<ChangeProposal>().HandleAsync(court.Floor.Author.Id, proposal.Slug, new(A.ProposalInput(title: "Fünf Bänke am Markt"), "Genauer gesagt, wie viele.", false))).Faults);
        Assert.True((await court.Db.Get<DecideChange>().HandleAsync(court.First.Id, proposal.Slug, new(false, Reason: "Unclear", Words: "Das ist noch nicht klar."))).Succeeded);
        var decision = Assert.Single(await court.Db.Get<BrowseStatements>().HandleAsync(court.Floor.Author.Id)).Id;
        await court.AppealAsync(court.Floor.Author, decision);
        Assert.True((await court.AnswerAsync(court.Second, decision)).Succeeded);
        Assert.Equal("Fünf Bänke am Markt", (await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.Title);
    }

    [Fact]
    public async Task Upheld_it_changes_nothing_and_the_author_hears_why()
    {
        var (comment, decision) = await court.HideCommentAsync();
        await court.AppealAsync(court.Floor.Anna, decision);
        Assert.Equal(AppealState.Upheld, (await court.AnswerAsync(court.Second, decision, grant: false, "Auch beim zweiten Lesen eine Beleidigung.")).Value!.State);
        Assert.Equal(CommentState.Hidden, (await court.Floor.RowAsync(comment)).State);
        Assert.Contains("Auch beim zweiten Lesen eine Beleidigung.", (await court.Db.MailsAsync())[^1].Body, StringComparison.Ordinal);
        var read = (await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Anna.Id, decision))!;
        Assert.Equal((AppealState.Upheld, Refusal.AlreadyAppealed), (read.Appeal!.State, read.Refusal!.Value));
    }

    [Fact]
    public async Task Many_appeals_at_once_are_one_and_many_answers_are_one()
    {
        for (var round = 0; round < 15; round++)
        {
            court.Db.Clock.Advance(TimeSpan.FromMinutes(10));
            var (_, decision) = await court.HideCommentAsync(A.Next("Ihr seid alle doof"));
            var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => court.AppealAsync(court.Floor.Anna, decision))));
            Assert.Single(made, o => o.Succeeded);
            Assert.All(made.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.AlreadyAppealed, o.Refusal));
            var answered = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => court.AnswerAsync(i % 2 == 0 ? court.Second : court.Third, decision, grant: i % 3 == 0))));
            Assert.Single(answered, o => o.Succeeded);
            Assert.All(answered.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.DecidedMeanwhile, o.Refusal));
        }
    }
}
