namespace CitizenParticipation.Comments;

/// <summary>What a comment is to the proposal. Replies have none: they belong to the comment above them.</summary>
public enum CommentKind
{
    None = 0,
    For = 1,
    Against = 2,
    Question = 3,
    Addition = 4,
}
