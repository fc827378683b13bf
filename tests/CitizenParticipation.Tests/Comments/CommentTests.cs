using CitizenParticipation.Comments;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Comments;

public class CommentTests
{
    private static readonly Guid Writer = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    private readonly Comment comment = new(Guid.CreateVersion7(), null, Writer, CommentKind.For, "Gute Idee", CommentVoice.None, A.Now);

    [Fact]
    public void A_reply_to_a_reply_stands_below_the_same_comment_and_has_no_kind()
    {
        var reply = new Comment(comment.ProposalId, comment, Other, CommentKind.Against, "Finde ich auch", CommentVoice.None, A.Now);
        var answer = new Comment(comment.ProposalId, reply, Writer, CommentKind.Question, "Danke", CommentVoice.None, A.Now);
        Assert.Equal((comment.Id, comment.Id), (reply.ParentId, answer.ParentId));
        Assert.Equal((CommentKind.None, CommentKind.None), (reply.Kind, answer.Kind));
    }

    [Fact]
    public void Its_author_changes_it_for_ten_minutes_and_nobody_else_ever()
    {
        Assert.Null(comment.RefusesEditing(Writer, A.Now.AddMinutes(10)));
        Assert.Equal(Refusal.TooLateToEdit, comment.RefusesEditing(Writer, A.Now.AddMinutes(10).AddMilliseconds(1)));
        Assert.Equal(Refusal.NotFound, comment.RefusesEditing(Other, A.Now));
        Assert.Equal(Refusal.NotFound, comment.RefusesEditing(null, A.Now));
        comment.Hide("Insult", "Bitte ohne Beleidigung.");
        Assert.Equal(Refusal.CommentGone, comment.RefusesEditing(Writer, A.Now));
    }

    [Fact]
    public void The_same_text_is_no_change()
    {
        comment.Edit("Gute Idee", A.Now.AddMinutes(1));
        Assert.Null(comment.EditedAt);
        comment.Edit("Sehr gute Idee", A.Now.AddMinutes(2));
        Assert.Equal(A.Now.AddMinutes(2), comment.EditedAt);
    }

    [Fact]
    public void Deleting_erases_the_text_and_cannot_be_undone()
    {
        Assert.Equal(Refusal.NotFound, comment.RefusesDeletion(Other));
        Assert.Null(comment.RefusesDeletion(Writer));
        comment.Delete();
        Assert.Equal(("", CommentState.Deleted), (comment.Text, comment.State));
        Assert.Equal(Refusal.NotFound, comment.RefusesDeletion(Writer));
        Assert.Equal(Refusal.NotFound, comment.RefusesEditing(Writer, A.Now));
        Assert.Equal(Refusal.CommentGone, comment.RefusesReply());
        Assert.Equal(Refusal.CommentGone, comment.RefusesMark(Other));
    }

    [Fact]
    public void Nobody_marks_or_moderates_their_own()
    {
        Assert.Equal(Refusal.OwnComment, comment.RefusesMark(Writer));
        Assert.Null(comment.RefusesMark(Other));
        var moderator = A.RightsOf(A.Participant().Moderator());
        var own = new Comment(comment.ProposalId, null, moderator.Id!.Value, CommentKind.Addition, "Von mir", CommentVoice.None, A.Now);
        Assert.Equal(Refusal.OwnComment, own.RefusesHiding(moderator, covered: true));
        Assert.Null(comment.RefusesHiding(moderator, covered: true));
        Assert.Equal(Refusal.NotFound, comment.RefusesHiding(moderator, covered: false));
        Assert.Equal(Refusal.DecidedMeanwhile, comment.RefusesRestoring(moderator, covered: true));
    }

    [Fact]
    public void Talking_ends_with_the_process()
    {
        Assert.Null(Comment.RefusesDiscussion(A.Process().InProposePhase().Build(), A.Now));
        Assert.Null(Comment.RefusesDiscussion(A.Process().AfterSupportPhase().Build(), A.Now));
        Assert.Equal(Refusal.DiscussionClosed, Comment.RefusesDiscussion(A.Process().Finished().Build(), A.Now));
    }

    [Fact]
    public void People_speak_for_the_office_they_hold_where_they_hold_it()
    {
        var process = Guid.CreateVersion7();
        CommentVoice Office(ParticipantBuilder person, string district = A.Altstadt, Guid? author = null) =>
            Voices.OfficeOf(A.RightsOf(person), process, district, author ?? Other, A.Districts);

        Assert.Equal(CommentVoice.None, Office(A.Participant()));
        Assert.Equal(CommentVoice.Administration, Office(A.Participant().Administrator().Moderator()));
        Assert.Equal(CommentVoice.Moderation, Office(A.Participant().Moderator().CommitteeMemberOf(A.Mitte)));
        Assert.Equal(CommentVoice.Moderation, Office(A.Participant().ModeratorIn(A.Mitte)));
        Assert.Equal(CommentVoice.None, Office(A.Participant().ModeratorIn(A.Nord)));
        Assert.Equal(CommentVoice.Committee, Office(A.Participant().CommitteeMemberOf(A.Mitte)));
        Assert.Equal(CommentVoice.None, Office(A.Participant().CommitteeMemberOf(A.Nord)));
        var administrator = A.Participant().Administrator();
        Assert.Equal(CommentVoice.None, Office(administrator, author: administrator.Build().Id));
    }
}
