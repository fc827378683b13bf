namespace CitizenParticipation.Comments;

/// <summary>Whether a comment is read, or only leaves a trace.</summary>
public enum CommentState
{
    Visible = 0,

    /// <summary>By who wrote it; the text is gone for good.</summary>
    Deleted = 1,

    /// <summary>By a moderator, with a reason that everybody may read; the text can come back.</summary>
    Hidden = 2,
}
