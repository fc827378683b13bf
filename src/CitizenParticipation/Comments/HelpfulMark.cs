namespace CitizenParticipation.Comments;

/// <summary>One person finds one comment helpful. The key is the pair, so the database itself keeps a second one out.</summary>
public sealed class HelpfulMark
{
    private HelpfulMark() { }

    public HelpfulMark(Guid commentId, Guid participantId) => (CommentId, ParticipantId) = (commentId, participantId);

    public Guid CommentId { get; private set; }

    public Guid ParticipantId { get; private set; }
}
