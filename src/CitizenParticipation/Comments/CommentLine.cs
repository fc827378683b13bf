using System.Linq.Expressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;

namespace CitizenParticipation.Comments;

/// <summary>One comment as it is shown. Of what is deleted or hidden there is no text, no author and no voice.</summary>
/// <param name="AuthorName">Empty for somebody who has closed their account.</param>
/// <param name="HiddenReason">Key of the reason for which it is hidden, or empty.</param>
/// <param name="IsOwn">The reader has written it.</param>
/// <param name="Marked">The reader finds it helpful.</param>
public sealed record CommentLine(
    Guid Id, Guid? ParentId, CommentKind Kind, string Text, CommentState State, CommentVoice Voice, string AuthorName, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt,
    int Helpful, string HiddenReason, string HiddenWords, bool IsOwn, bool Marked)
{
    public bool IsVisible => State == CommentState.Visible;

    /// <summary>Whether its text may still be changed by who has written it.</summary>
    public bool MayEdit(DateTimeOffset now) => IsOwn && IsVisible && now - CreatedAt <= CommentLimits.EditTime;

    /// <summary>As one query reads it, with the name of the author and what the reader has done.</summary>
    internal static Expression<Func<Comment, CommentLine>> For(ParticipationDb db, Guid? reader)
    {
        var (people, marks) = (db.Participants, db.HelpfulMarks);
        return c => new CommentLine(
            c.Id, c.ParentId, c.Kind, c.State == CommentState.Visible ? c.Text : "", c.State, c.State == CommentState.Visible ? c.Voice : CommentVoice.None,
            c.State == CommentState.Visible ? people.Where(p => p.Id == c.AuthorId).Select(p => p.DisplayName).First() : "",
            c.CreatedAt, c.EditedAt, c.State == CommentState.Visible ? c.Helpful : 0, c.HiddenReason, c.HiddenWords,
            c.AuthorId == reader, reader != null && marks.Any(m => m.CommentId == c.Id && m.ParticipantId == reader));
    }
}
