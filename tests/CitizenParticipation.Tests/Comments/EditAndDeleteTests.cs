using CitizenParticipation.Comments;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Comments;

public sealed class EditAndDeleteTests : IAsyncLifetime
{
    private Floor floor = null!;
    private Guid comment;

    public async ValueTask InitializeAsync()
    {
        floor = await Floor.LayAsync();
        comment = await floor.SayAsync(floor.Anna, "Gute Ide");
    }

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Fact]
    public async Task Within_ten_minutes_a_text_is_mended_and_says_so()
    {
        Assert.True((await EditAsync(floor.Anna.Id, "Gute Idee")).Succeeded);
        var read = (await floor.ReadAsync()).Items[0].Comment;
        Assert.Equal(("Gute Idee", floor.Db.Clock.GetUtcNow()), (read.Text, read.EditedAt));
        floor.Db.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Refusal.TooLateToEdit, (await EditAsync(floor.Anna.Id, "Schlechte Idee")).Refusal);
    }

    [Fact]
    public async Task Others_cannot_and_faults_keep_the_text()
    {
        Assert.Equal(Refusal.NotFound, (await EditAsync(floor.Bert.Id, "Meins")).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await EditAsync(null, "Meins")).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.Db.Get<EditComment>().HandleAsync(floor.Anna.Id, Guid.CreateVersion7(), "Nichts")).Refusal);
        Assert.Equal((Refusal.Required, "Text"), (await EditAsync(floor.Anna.Id, " ")).Faults.Select(f => (f.Refusal, f.Field)).Single());
        Assert.Equal("Gute Ide", (await floor.RowAsync(comment)).Text);
    }

    [Fact]
    public async Task A_deleted_comment_leaves_a_trace_and_its_replies()
    {
        await floor.SayAsync(floor.Bert, "Warum?", replyTo: comment);
        Assert.Equal(Refusal.NotFound, (await DeleteAsync(floor.Bert.Id)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await DeleteAsync(null)).Refusal);
        Assert.True((await DeleteAsync(floor.Anna.Id)).Succeeded);
        Assert.Equal("", (await floor.RowAsync(comment)).Text);

        var answer = await floor.ReadAsync();
        var thread = Assert.Single(answer.Items);
        Assert.Equal((CommentState.Deleted, "", ""), (thread.Comment.State, thread.Comment.Text, thread.Comment.AuthorName));
        Assert.Equal("Warum?", Assert.Single(thread.Replies).Text);
        Assert.Equal(1, answer.Visible);
        Assert.Equal(Refusal.NotFound, (await DeleteAsync(floor.Anna.Id)).Refusal);
    }

    [Fact]
    public async Task What_one_has_written_can_be_deleted_when_everything_else_is_over()
    {
        floor.Db.Clock.Advance(TimeSpan.FromDays(60));
        Assert.True((await DeleteAsync(floor.Anna.Id)).Succeeded);
    }

    [Fact]
    public async Task Who_closes_the_account_leaves_comments_without_a_name()
    {
        await floor.Db.SqlAsync($"UPDATE \"Participants\" SET \"DisplayName\" = '' WHERE \"DisplayName\" = 'Anna'");
        Assert.Equal(("Gute Ide", ""), (await floor.ReadAsync()).Items.Select(t => (t.Comment.Text, t.Comment.AuthorName)).Single());
    }

    [Fact]
    public async Task The_discussion_is_read_by_those_who_may_read_the_proposal()
    {
        await using (var open = floor.Db.Open())
        {
            var proposal = await open.Proposals.SingleAsync(p => p.Id == floor.Proposal.Id);
            proposal.Reject(ProposalState.Hidden, null, "Other", "Wird geprüft.", A.Now);
            await open.SaveChangesAsync();
        }

        var moderator = await floor.PersonAsync(A.Participant().Moderator());
        var browse = floor.Db.Get<BrowseComments>();
        Assert.Null(await browse.HandleAsync(null, floor.Proposal.Slug, new()));
        Assert.Null(await browse.HandleAsync(floor.Anna.Id, floor.Proposal.Slug, new()));
        Assert.NotNull(await browse.HandleAsync(floor.Author.Id, floor.Proposal.Slug, new()));
        Assert.NotNull(await browse.HandleAsync(moderator.Id, floor.Proposal.Slug, new()));
        Assert.Equal(Refusal.NotFound, (await EditAsync(floor.Anna.Id, "Gute Idee")).Refusal);
        Assert.Equal(Refusal.NotFound, (await floor.MarkAsync(floor.Bert, comment)).Refusal);
        Assert.Null(await floor.Db.Get<ReadComment>().HandleAsync(floor.Anna.Id, floor.Proposal.Slug, comment));
        Assert.Empty(await floor.Db.Get<ReadCommentTotals>().HandleAsync([Topics.Comments(floor.Proposal.Slug)]));
    }

    private Task<Outcome<EditComment.Edited>> EditAsync(Guid? who, string text) => floor.Db.Get<EditComment>().HandleAsync(who, comment, text);

    private Task<Outcome<DeleteComment.Deleted>> DeleteAsync(Guid? who) => floor.Db.Get<DeleteComment>().HandleAsync(who, comment);
}
