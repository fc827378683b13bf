using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Decisions;

public sealed class BlockAuthorTests : IAsyncLifetime
{
    private Court court = null!;
    private Guid comment;

    public async ValueTask InitializeAsync()
    {
        court = await Court.OpenAsync();
        comment = await court.Floor.SayAsync(court.Floor.Anna, "Ihr seid alle doof");
    }

    public ValueTask DisposeAsync() => court.DisposeAsync();

    [Fact]
    public async Task It_begins_when_a_second_moderator_agrees_and_touches_nothing_that_was_written()
    {
        var decision = (await BlockAsync(court.First, days: 1)).Value!.Decision;
        Assert.True((await court.Floor.TryAsync(court.Floor.Anna, "Noch darf ich schreiben")).Succeeded);
        Assert.Empty(await court.Db.MailsAsync());
        court.Db.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Refusal.OwnDecision, (await court.AgreeAsync(court.First, decision)).Refusal);
        Assert.Equal(DecisionState.InForce, (await court.AgreeAsync(court.Second, decision)).Value!.State);

        var fault = Assert.Single((await court.Floor.TryAsync(court.Floor.Anna, "Und jetzt nicht mehr")).Faults);
        Assert.Equal(Refusal.Blocked, fault.Refusal);
        Assert.Equal(CommentState.Visible, (await court.Floor.RowAsync(comment)).State);
        await using var db = court.Db.Open();
        var block = await db.Blocks.AsNoTracking().SingleAsync();
        Assert.Equal((court.Floor.Process.Id, court.Db.Clock.GetUtcNow().AddDays(1), "1.2", decision), (block.ProcessId, block.Until, block.RuleReference, block.DecisionId));
        Assert.Equal(["participant.blocking-proposed", "decision.confirmed", "participant.blocked"], (await court.Db.TrailAsync()).Select(e => e.Action).Where(a => a != "comment.added"));

        court.Db.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await court.Floor.TryAsync(court.Floor.Anna, "Ich bin wieder da")).Succeeded);
    }

    [Fact]
    public async Task The_person_reads_until_when_why_and_how_to_object()
    {
        var decision = (await BlockAsync(court.First)).Value!.Decision;
        await court.AgreeAsync(court.Second, decision);
        var mail = Assert.Single(await court.Db.MailsAsync());
        Assert.Equal("Sie können für eine Zeit nichts schreiben", mail.Subject);
        foreach (var sentence in (string[])["Bis zum Freitag, 12. März 2027 können Sie in diesem Verfahren nichts Neues schreiben.", "Regel 2: Keine Beleidigung", "Bitte ohne Beleidigungen schreiben.", "zwei Menschen gemeinsam", "können Sie einmal widersprechen"])
            Assert.Contains(sentence, mail.Body, StringComparison.Ordinal);
        Assert.Equal(mail.Subject, (await court.Db.Get<ReadStatement>().HandleAsync(court.Floor.Anna.Id, decision))!.Statement.Subject);
    }

    [Fact]
    public async Task In_all_processes_only_by_moderators_of_everything()
    {
        var local = await court.Floor.PersonAsync(A.Participant().ModeratorIn(A.Mitte));
        Assert.Equal(Refusal.NotAllowed, (await BlockAsync(local, everywhere: true)).Refusal);
        var decision = (await BlockAsync(court.First, everywhere: true)).Value!.Decision;
        Assert.Equal(Refusal.NotAllowed, (await court.AgreeAsync(local, decision)).Refusal);
        Assert.True((await court.AgreeAsync(court.Second, decision)).Succeeded);
        await using var db = court.Db.Open();
        Assert.Null((await db.Blocks.AsNoTracking().SingleAsync()).ProcessId);
        Assert.Contains("auf der ganzen Plattform", Assert.Single(await court.Db.MailsAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_it_before_its_time_needs_two_as_well()
    {
        Assert.Equal(Refusal.DecidedMeanwhile, (await EndAsync(court.First)).Refusal);
        var decision = (await BlockAsync(court.First)).Value!.Decision;
        Assert.Equal(Refusal.AwaitsSecond, (await BlockAsync(court.Second)).Refusal);
        await court.AgreeAsync(court.Second, decision);
        Assert.Equal(Refusal.DecidedMeanwhile, (await BlockAsync(court.Third)).Refusal);
        var end = (await EndAsync(court.First)).Value!.Decision;
        Assert.Equal(Refusal.Blocked, (await court.Floor.TryAsync(court.Floor.Anna, "Immer noch nicht")).Refusal);
        Assert.True((await court.AgreeAsync(court.Third, end)).Succeeded);
        Assert.True((await court.Floor.TryAsync(court.Floor.Anna, "Danke, ich schreibe wieder")).Succeeded);
        Assert.Equal(DecisionState.Lifted, (await court.ReadAsync(decision)).State);
        Assert.Equal("Sie können wieder schreiben", (await court.Db.MailsAsync())[^1].Subject);
    }

    [Fact]
    public async Task A_granted_appeal_ends_it()
    {
        var decision = (await BlockAsync(court.First)).Value!.Decision;
        await court.AgreeAsync(court.Second, decision);
        Assert.True((await court.AppealAsync(court.Floor.Anna, decision)).Succeeded);
        Assert.Equal(AppealState.Granted, (await court.AnswerAsync(court.Third, decision)).Value!.State);
        Assert.True((await court.Floor.TryAsync(court.Floor.Anna, "Danke, ich schreibe wieder")).Succeeded);
    }

    [Fact]
    public async Task A_block_and_hiding_the_same_comment_are_two_decisions()
    {
        await court.Floor.MarkAsync(court.Floor.Bert, comment);
        Assert.True((await court.HideAsync(court.First, comment)).Value!.AwaitsSecond);
        Assert.True((await BlockAsync(court.First)).Succeeded);
        await court.Db.AgreeToAllAsync();
        Assert.Equal(CommentState.Hidden, (await court.Floor.RowAsync(comment)).State);
        Assert.Equal(Refusal.Blocked, (await court.Floor.TryAsync(court.Floor.Anna, "Beides gilt")).Refusal);
    }

    [Fact]
    public async Task Nobody_else_and_never_oneself()
    {
        Assert.Equal(Refusal.SignInRequired, (await BlockAsync(null)).Refusal);
        foreach (var other in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().CommitteeMemberOf(A.Mitte)])
            Assert.Equal(Refusal.NotFound, (await BlockAsync(await court.Floor.PersonAsync(other))).Refusal);
        comment = await court.Floor.SayAsync(court.First, "Von mir selbst");
        Assert.Equal(Refusal.OwnComment, (await BlockAsync(court.First)).Refusal);
        Assert.Null(await court.Db.Get<ReadBlockCase>().HandleAsync(court.First.Id, ContributionKind.Comment, comment));
    }

    [Theory]
    [InlineData(null, Refusal.Required)]
    [InlineData(0, Refusal.BlockTooLong)]
    [InlineData(367, Refusal.BlockTooLong)]
    public async Task It_lasts_from_a_day_to_a_year(int? days, Refusal refusal) => Assert.Equal([("Days", refusal)], (await BlockAsync(court.First, days)).Faults.Select(f => (f.Field, f.Refusal)));

    [Fact]
    public async Task It_needs_a_rule_and_words()
    {
        var outcome = await court.Db.Get<BlockAuthor>().HandleAsync(court.First.Id, ContributionKind.Comment, comment, new(new("", ""), 30));
        Assert.Equal([("Reason", Refusal.Required), ("Words", Refusal.Required)], outcome.Faults.Select(f => (f.Field, f.Refusal)));
    }

    [Fact]
    public async Task Of_many_who_propose_at_once_one_does_and_of_many_who_agree_one_block_begins()
    {
        for (var round = 0; round < 10; round++)
        {
            court.Db.Clock.Advance(TimeSpan.FromMinutes(10));
            comment = await court.Floor.SayAsync(court.Floor.Bert, A.Next("Ihr seid alle doof"));
            var proposed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => BlockAsync(court.First))));
            var decision = Assert.Single(proposed, o => o.Succeeded).Value!.Decision;
            var agreed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => court.AgreeAsync(court.Second, decision))));
            Assert.Single(agreed, o => o.Succeeded);
            await using var db = court.Db.Open();
            Assert.Equal(1, await db.Blocks.CountAsync(b => b.DecisionId == decision));
            await EndAsync(court.First);
            await court.Db.AgreeToAllAsync();
        }
    }

    private Task<Outcome<BlockAuthor.Proposed>> BlockAsync(Participant? who, int? days = 30, bool everywhere = false) =>
        court.Db.Get<BlockAuthor>().HandleAsync(who?.Id, ContributionKind.Comment, comment, new(Court.Why, days, everywhere));

    private Task<Outcome<BlockAuthor.Proposed>> EndAsync(Participant who) =>
        court.Db.Get<BlockAuthor>().HandleAsync(who.Id, ContributionKind.Comment, comment, new(new(null, "Das ist lange genug gewesen."), End: true));
}
