using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Comments;

/// <summary>A contribution to the discussion of a proposal: a comment, or a reply to one. Threads are two deep, so that they can be read on a phone.</summary>
public sealed class Comment : IShownInPublic
{
    private Comment() { }

    /// <param name="parent">What it replies to; a reply to a reply stands below the same comment.</param>
    public Comment(Guid proposalId, Comment? parent, Guid authorId, CommentKind kind, string text, CommentVoice voice, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ParentId = parent?.ParentId ?? parent?.Id;
        (ProposalId, AuthorId, Text, Voice, CreatedAt) = (proposalId, authorId, text, voice, now);
        Kind = parent is null ? kind : CommentKind.None;
    }

    public Guid Id { get; private set; }

    public Guid ProposalId { get; private set; }

    /// <summary>The comment above a reply.</summary>
    public Guid? ParentId { get; private set; }

    public Guid AuthorId { get; private set; }

    public CommentKind Kind { get; private set; }

    /// <summary>Markdown as it was typed; empty when its author has deleted it.</summary>
    public string Text { get; private set; } = "";

    public CommentVoice Voice { get; private set; }

    public CommentState State { get; private set; }

    /// <summary>Number of <see cref="HelpfulMark"/> rows; moved in their transaction, by the rows really written.</summary>
    public int Helpful { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Key of the reason from the list of moderation; empty unless hidden.</summary>
    public string HiddenReason { get; private set; } = "";

    /// <summary>The moderator's own words; empty unless hidden.</summary>
    public string HiddenWords { get; private set; } = "";

    /// <summary>Why nothing is said or marked on proposals of this process any more.</summary>
    public static Refusal? RefusesDiscussion(Process process, DateTimeOffset now) => process.IsFinished(now) ? Refusal.DiscussionClosed : null;

    public Refusal? RefusesReply() => State == CommentState.Visible ? null : Refusal.CommentGone;

    public Refusal? RefusesEditing(Guid? actor, DateTimeOffset now) =>
        actor != AuthorId || State == CommentState.Deleted ? Refusal.NotFound
        : State != CommentState.Visible ? Refusal.CommentGone
        : now - CreatedAt > CommentLimits.EditTime ? Refusal.TooLateToEdit : null;

    /// <summary>Whoever has written something may always take it away, also where it is hidden or the process is over.</summary>
    public Refusal? RefusesDeletion(Guid? actor) => actor != AuthorId || State == CommentState.Deleted ? Refusal.NotFound : null;

    public Refusal? RefusesMark(Guid actor) =>
        State != CommentState.Visible ? Refusal.CommentGone : actor == AuthorId ? Refusal.OwnComment : null;

    /// <param name="covered">Whether the grants of this moderator cover the proposal.</param>
    public Refusal? RefusesHiding(Rights moderator, bool covered) =>
        !covered ? Refusal.NotFound : moderator.Id == AuthorId ? Refusal.OwnComment : State == CommentState.Visible ? null : Refusal.DecidedMeanwhile;

    /// <param name="covered">Whether the grants of this moderator cover the proposal.</param>
    public Refusal? RefusesRestoring(Rights moderator, bool covered) =>
        !covered ? Refusal.NotFound : moderator.Id == AuthorId ? Refusal.OwnComment : State == CommentState.Hidden ? null : Refusal.DecidedMeanwhile;

    public void Edit(string text, DateTimeOffset now)
    {
        if (text == Text) return;
        (Text, EditedAt) = (text, now);
    }

    /// <summary>The text is erased; that something stood here remains, or replies would answer nothing.</summary>
    public void Delete() => (State, Text, HiddenReason, HiddenWords) = (CommentState.Deleted, "", "", "");

    public void Hide(string reason, string words) => (State, HiddenReason, HiddenWords) = (CommentState.Hidden, reason, words);

    /// <summary>Its text is gone for good; why it was hidden stays in its place.</summary>
    public void EraseHidden()
    {
        if (State == CommentState.Hidden) Text = Gone.Text;
    }

    public void Restore() => (State, HiddenReason, HiddenWords) = (CommentState.Visible, "", "");
}
