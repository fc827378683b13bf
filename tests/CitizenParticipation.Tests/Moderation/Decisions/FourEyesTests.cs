using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Moderation.Decisions;

public sealed class FourEyesTests : IAsyncLifetime
{
    private Court court = null!;

    public async ValueTask InitializeAsync() => court = await Court.OpenAsync();

    public ValueTask DisposeAsync() => court.DisposeAsync();

    [Fact]
    public async Task What_nobody_has_answered_is_hidden_by_one()
    {
        var (comment, decision) = await court.HideCommentAsync();
        Assert.Equal(CommentState.Hidden, (await court.Floor.RowAsync(comment)).State);
        var row = await court.ReadAsync(decision);
        Assert.Equal((DecisionState.InForce, "1.2", "Insult", "Ihr seid alle doof", null), (row.State, row.Rule, row.RuleKey, row.Original, row.SecondId));
    }

    [Fact]
    public async Task A_comment_with_a_reply_stays_until_a_second_moderator_agrees()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        await court.Floor.SayAsync(court.Floor.Bert, "Bitte freundlich bleiben", replyTo: comment);
        var done = (await court.HideAsync(court.First, comment)).Value!;
        Assert.True(done.AwaitsSecond);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(comment)).State);
        Assert.Empty(await court.Db.MailsAsync());
        Assert.Equal("decision.hiding-proposed", (await court.Db.TrailAsync())[^1].Action);
        Assert.Equal(Refusal.AwaitsSecond, (await court.HideAsync(court.Second, comment)).Refusal);

        Assert.Equal(DecisionState.InForce, (await court.AgreeAsync(court.Second, done.Decision)).Value!.State);
        Assert.Equal(CommentState.Hidden, (await court.Floor.RowAsync(comment)).State);
        Assert.Contains("zwei Menschen gemeinsam", Assert.Single(await court.Db.MailsAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(["decision.hiding-proposed", "decision.confirmed", "comment.hidden"], (await court.Db.TrailAsync()).Select(e => e.Action).Where(a => a != "comment.added"));
    }

    [Fact]
    public async Task A_comment_that_somebody_found_helpful_needs_two()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        Assert.True((await court.Floor.MarkAsync(court.Floor.Bert, comment)).Succeeded);
        Assert.True((await court.HideAsync(court.First, comment)).Value!.AwaitsSecond);
    }

    [Fact]
    public async Task A_proposal_with_a_support_or_a_comment_needs_two_and_one_without_does_not()
    {
        var supported = await court.Floor.ProposalAsync(A.Proposal().Published());
        await court.Db.SupportAsync(supported, court.Floor.Anna.Id);
        Assert.True((await court.HideProposalAsync(court.First, supported)).Value!.AwaitsSecond);
        Assert.NotNull(await court.Db.Get<ReadProposal>().HandleAsync(null, supported.Slug));

        await court.Floor.SayAsync(court.Floor.Anna, "Das finde ich gut.");
        Assert.True((await court.HideProposalAsync(court.First, court.Floor.Proposal)).Value!.AwaitsSecond);

        var quiet = await court.Floor.ProposalAsync(A.Proposal().Published());
        Assert.False((await court.HideProposalAsync(court.First, quiet)).Value!.AwaitsSecond);
        Assert.Null(await court.Db.Get<ReadProposal>().HandleAsync(null, quiet.Slug));
    }

    [Fact]
    public async Task The_second_is_never_the_first_nor_the_author_nor_a_moderator_of_elsewhere()
    {
        var comment = await court.Floor.SayAsync(court.Third, "Ihr seid alle doof");
        await court.Floor.SayAsync(court.Floor.Bert, "Bitte freundlich bleiben", replyTo: comment);
        var decision = (await court.HideAsync(court.First, comment)).Value!.Decision;
        Assert.Equal(Refusal.SignInRequired, (await court.AgreeAsync(null, decision)).Refusal);
        Assert.Equal(Refusal.OwnDecision, (await court.AgreeAsync(court.First, decision)).Refusal);
        Assert.Equal(Refusal.OwnComment, (await court.AgreeAsync(court.Third, decision)).Refusal);
        Assert.Equal(Refusal.OwnComment, (await court.AgreeAsync(court.Third, decision, agree: false, "Ich fand das nicht so schlimm.")).Refusal);
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().CommitteeMemberOf(A.Mitte)])
            Assert.Equal(Refusal.NotFound, (await court.AgreeAsync(await court.Floor.PersonAsync(nobody), decision)).Refusal);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(comment)).State);

        Assert.True((await court.AgreeAsync(await court.Floor.PersonAsync(A.Participant().ModeratorOf(court.Floor.Process)), decision)).Succeeded);
        Assert.Equal(Refusal.NotFound, (await court.AgreeAsync(court.Second, Guid.CreateVersion7())).Refusal);
    }

    [Fact]
    public async Task The_second_says_no_with_words_and_nothing_happens()
    {
        var (comment, decision) = await WaitingAsync();
        Assert.Equal([new Fault(Refusal.Required, "Words")], (await court.AgreeAsync(court.Second, decision, agree: false)).Faults);
        Assert.Equal(DecisionState.Declined, (await court.AgreeAsync(court.Second, decision, agree: false, "Das ist scharf, aber keine Beleidigung.")).Value!.State);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(comment)).State);
        var row = await court.ReadAsync(decision);
        Assert.Equal(("", null, "Das ist scharf, aber keine Beleidigung."), (row.Original, row.EraseAt, row.SecondWords));
        Assert.Equal(Refusal.DecidedMeanwhile, (await court.AgreeAsync(court.Third, decision)).Refusal);
        Assert.True((await court.HideAsync(court.Third, comment)).Value!.AwaitsSecond);
    }

    [Fact]
    public async Task The_first_takes_it_back_without_words()
    {
        var (comment, decision) = await WaitingAsync();
        Assert.Equal(DecisionState.TakenBack, (await court.AgreeAsync(court.First, decision, agree: false)).Value!.State);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(comment)).State);
    }

    [Fact]
    public async Task A_text_that_has_changed_meanwhile_is_not_hidden_for_what_it_was()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
        await court.Floor.MarkAsync(court.Floor.Bert, comment);
        var decision = (await court.HideAsync(court.First, comment)).Value!.Decision;
        Assert.Empty((await court.Db.Get<EditComment>().HandleAsync(court.Floor.Anna.Id, comment, "Ihr seid alle nett")).Faults);
        Assert.Equal(Refusal.ChangedSince, (await court.AgreeAsync(court.Second, decision)).Refusal);
        Assert.Equal(DecisionState.Declined, (await court.AgreeAsync(court.Second, decision, agree: false, "Der Text ist jetzt freundlich.")).Value!.State);
    }

    [Fact]
    public async Task What_its_author_has_deleted_meanwhile_is_overtaken()
    {
        var (comment, decision) = await WaitingAsync();
        Assert.Empty((await court.Db.Get<DeleteComment>().HandleAsync(court.Floor.Anna.Id, comment)).Faults);
        // Without the text there is nothing to agree to; the case can only be closed.
        Assert.Equal(Refusal.ChangedSince, (await court.AgreeAsync(court.Second, decision)).Refusal);
        Assert.Equal(DecisionState.Declined, (await court.AgreeAsync(court.Second, decision, agree: false, "Der Kommentar ist schon weg.")).Value!.State);
    }

    [Fact]
    public async Task A_proposal_that_was_withdrawn_meanwhile_is_overtaken()
    {
        await court.Db.SupportAsync(court.Floor.Proposal, court.Floor.Anna.Id);
        var decision = (await court.HideProposalAsync(court.First, court.Floor.Proposal)).Value!.Decision;
        Assert.Empty((await court.Db.Get<WithdrawProposal>().HandleAsync(court.Floor.Author.Id, court.Floor.Proposal.Slug, "Hat sich erledigt.")).Faults);
        Assert.Equal(Refusal.DecidedMeanwhile, (await court.AgreeAsync(court.Second, decision)).Refusal);
        Assert.Equal(DecisionState.Overtaken, (await court.ReadAsync(decision)).State);
    }

    [Fact]
    public async Task Undoing_anothers_decision_needs_two_and_undoing_ones_own_does_not()
    {
        var (comment, decision) = await court.HideCommentAsync();
        var undone = (await court.RestoreAsync(court.Second, comment)).Value!;
        Assert.True(undone.AwaitsSecond);
        Assert.Equal(CommentState.Hidden, (await court.Floor.RowAsync(comment)).State);
        Assert.Equal(DecisionState.InForce, (await court.AgreeAsync(court.First, undone.Decision)).Value!.State);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(comment)).State);
        var row = await court.ReadAsync(decision);
        Assert.Equal((DecisionState.Lifted, "", null), (row.State, row.Original, row.EraseAt));

        var (own, _) = await court.HideCommentAsync("Und ihr auch");
        Assert.False((await court.RestoreAsync(court.First, own)).Value!.AwaitsSecond);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(own)).State);
    }

    [Fact]
    public async Task What_two_have_decided_none_of_them_undoes_alone()
    {
        var (comment, decision) = await WaitingAsync();
        await court.AgreeAsync(court.Second, decision);
        Assert.True((await court.RestoreAsync(court.First, comment)).Value!.AwaitsSecond);
    }

    [Fact]
    public async Task Supports_and_comments_are_the_same_after_hiding_and_restoring()
    {
        var proposal = court.Floor.Proposal;
        await court.Db.SupportAsync(proposal, court.Floor.Anna.Id, court.Floor.Bert.Id);
        await court.Floor.SayAsync(court.Floor.Anna, "Das finde ich gut.");
        await court.HideProposalAsync(court.First, proposal);
        await court.Db.AgreeToAllAsync();
        Assert.Null(await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug));
        await court.Db.Get<HideContribution>().HandleAsync(court.Third.Id, ContributionKind.Proposal, proposal.Id, 0, new(new(null, "Das war ein Irrtum von uns."), Restore: true));
        await court.Db.AgreeToAllAsync();
        Assert.Equal(2, (await court.Db.Get<ReadProposal>().HandleAsync(null, proposal.Slug))!.Supports);
        Assert.Equal(1, (await court.Floor.ReadAsync()).Visible);
        Assert.Empty((await court.Db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    [Fact]
    public async Task Of_many_who_agree_at_once_one_does_and_it_happens_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var (comment, decision) = await WaitingAsync();
            var before = (await court.Db.MailsAsync()).Count;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => court.AgreeAsync(i % 2 == 0 ? court.Second : court.Third, decision))));
            Assert.Single(outcomes, o => o.Succeeded);
            Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal(Refusal.DecidedMeanwhile, o.Refusal));
            Assert.Equal(CommentState.Hidden, (await court.Floor.RowAsync(comment)).State);
            Assert.Equal(before + 1, (await court.Db.MailsAsync()).Count);
        }
    }

    [Theory]
    [InlineData("\"SecondId\" = \"ById\"")]
    [InlineData("\"Rule\" = ''")]
    [InlineData("\"Words\" = ''")]
    [InlineData("\"Original\" = ''")]
    [InlineData("\"EraseAt\" = NULL")]
    [InlineData("\"Number\" = 1")]
    [InlineData("\"Kind\" = 9")]
    [InlineData("\"Verdict\" = 5")]
    [InlineData("\"State\" = 2")]
    public async Task The_database_refuses_what_the_rules_refuse(string change)
    {
        await court.HideCommentAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => court.Db.SqlAsync($"UPDATE \"Decisions\" SET {change}"));
    }

    [Fact]
    public async Task Two_decisions_never_wait_for_the_same_thing()
    {
        await WaitingAsync();
        await WaitingAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => court.Db.SqlAsync("UPDATE \"Decisions\" SET \"SubjectId\" = \"ProposalId\""));
    }

    private async Task<(Guid Comment, Guid Decision)> WaitingAsync()
    {
        var comment = await court.Floor.SayAsync(court.Floor.Anna, A.Next("Ihr seid alle doof"));
        court.Db.Clock.Advance(TimeSpan.FromMinutes(10));
        await court.Floor.MarkAsync(court.Floor.Bert, comment);
        var done = (await court.HideAsync(court.First, comment)).Value!;
        Assert.True(done.AwaitsSecond);
        return (comment, done.Decision);
    }
}
