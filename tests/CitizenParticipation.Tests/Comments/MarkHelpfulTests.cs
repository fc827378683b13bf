using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Live;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Comments;

public sealed class MarkHelpfulTests : IAsyncLifetime
{
    private Floor floor = null!;
    private Guid comment;

    public async ValueTask InitializeAsync()
    {
        floor = await Floor.LayAsync();
        comment = await floor.SayAsync(floor.Anna, "Gute Idee");
    }

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Fact]
    public async Task A_mark_counts_once_and_can_be_taken_back()
    {
        Assert.Equal(new MarkHelpful.Marked(true, 1, floor.Proposal.Slug), (await floor.MarkAsync(floor.Bert, comment)).Value);
        Assert.Equal(new MarkHelpful.Marked(false, 1, floor.Proposal.Slug), (await floor.MarkAsync(floor.Bert, comment)).Value);
        Assert.True((await floor.ReadAsync(floor.Bert)).Items[0].Comment.Marked);
        Assert.False((await floor.ReadAsync(floor.Author)).Items[0].Comment.Marked);
        Assert.Equal(new MarkHelpful.Marked(true, 0, floor.Proposal.Slug), (await floor.MarkAsync(floor.Bert, comment, takeBack: true)).Value);
        Assert.Equal(new MarkHelpful.Marked(false, 0, floor.Proposal.Slug), (await floor.MarkAsync(floor.Bert, comment, takeBack: true)).Value);
    }

    [Fact]
    public async Task Who_may_not_is_told_why()
    {
        Assert.Equal(Refusal.OwnComment, (await floor.MarkAsync(floor.Anna, comment)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await floor.MarkAsync(null, comment)).Refusal);
        Assert.Equal(Refusal.EmailNotConfirmed, (await floor.MarkAsync(await floor.PersonAsync(A.Participant().Unconfirmed()), comment)).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.MarkAsync(floor.Bert, Guid.CreateVersion7())).Refusal);
        await floor.Db.Get<DeleteComment>().HandleAsync(floor.Anna.Id, comment);
        Assert.Equal(Refusal.CommentGone, (await floor.MarkAsync(floor.Bert, comment)).Refusal);
        floor.Db.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(Refusal.DiscussionClosed, (await floor.MarkAsync(floor.Bert, comment)).Refusal);
    }

    [Fact]
    public async Task A_mark_draws_the_page_of_the_proposal_anew_and_no_other()
    {
        using var ear = floor.Db.Get<Pulse>().Listen();
        await floor.MarkAsync(floor.Bert, comment);
        Assert.True(ear.Beats.TryRead(out var beat));
        Assert.Equal(new Beat(Topics.Comments(floor.Proposal.Slug), 1), beat);
        Assert.False(ear.Beats.TryRead(out _));
    }

    [Fact]
    public async Task The_database_itself_keeps_a_second_mark_out()
    {
        await floor.MarkAsync(floor.Bert, comment);
        await using var open = floor.Db.Open();
        open.Add(new HelpfulMark(comment, floor.Bert.Id));
        Assert.True(open.IsDuplicate(await Assert.ThrowsAsync<DbUpdateException>(() => open.SaveChangesAsync())));
    }

    [Fact]
    public async Task Many_at_once_round_after_round_leave_as_many_rows_as_the_counter_says()
    {
        var people = new List<Participant>();
        for (var i = 0; i < 12; i++) people.Add(await floor.PersonAsync(A.Participant()));
        for (var round = 0; round < 30; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 36).Select(i => Task.Run(() => floor.MarkAsync(people[i * 7 % 12], comment, takeBack: (i + round) % 3 == 0))));
            Assert.All(answers, a => Assert.True(a.Succeeded));
            await using var open = floor.Db.Open();
            var rows = await open.HelpfulMarks.CountAsync(m => m.CommentId == comment);
            Assert.Equal(rows, (await floor.RowAsync(comment)).Helpful);
            Assert.InRange(rows, 0, 12);
        }
    }
}
