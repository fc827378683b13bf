using CitizenParticipation.Comments;
using CitizenParticipation.Mail;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Rules;

namespace CitizenParticipation.Notifications;

/// <summary>A notice as one person may see it now: of a proposal that was withdrawn meanwhile its title and nothing else, of a hidden one not even that, unless it is their own.</summary>
public sealed record NoticeLine
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    public NoticeKind Kind { get; init; }

    public Because Because { get; init; }

    public DateTimeOffset At { get; init; }

    public bool IsRead { get; init; }

    public Guid? CommentId { get; init; }

    public int? Phase { get; init; }

    /// <summary>The proposal it is about; a comment's own.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>Of the proposal or the process; empty when neither is there any more, or when it must not be named.</summary>
    public string Title { get; init; } = "";

    internal string? ProposalSlug { get; init; }

    internal ProposalState? State { get; init; }

    internal bool IsAuthor { get; init; }

    internal string? ProcessSlug { get; init; }

    internal CommentState? SaidState { get; init; }

    internal string HiddenReason { get; init; } = "";

    internal string HiddenWords { get; init; } = "";

    /// <summary>Where to look at it; null when this person would find nothing there.</summary>
    public string? Path =>
        ProposalSlug is null ? (ProcessSlug is null ? null : $"/processes/{ProcessSlug}")
        : !MayOpen ? null
        : CommentId is { } comment && SaidState is not null ? $"/proposals/{ProposalSlug}?comment={comment}#comment-{comment:N}"
        // The reason stands there, in place of the text.
        : Kind is NoticeKind.VersionHidden or NoticeKind.VersionRestored ? $"/proposals/{ProposalSlug}/history"
        : $"/proposals/{ProposalSlug}";

    /// <summary>The proposal is hidden, and this person has not written it.</summary>
    public bool IsWithheld => State == ProposalState.Hidden && !IsAuthor;

    /// <summary>What happened to something that has been hidden since is nobody's news by mail; that it was hidden is.</summary>
    public bool BelongsIntoMail => !IsWithheld || Kind is NoticeKind.ProposalHidden or NoticeKind.CommentHidden;

    private bool MayOpen => State is ProposalState.Published or ProposalState.Merged || IsAuthor;

    /// <param name="language">Two letters.</param>
    public string Sentence(string language)
    {
        var title = IsWithheld ? MailTexts.In(language, "Withheld") : OneLine(Title);
        return Kind == NoticeKind.PhaseBegan ? NoticeTexts.In(language, Kind.ToString(), title, NoticeTexts.In(language, "Phase." + (PhaseKind)(Phase ?? 0)))
            : Kind == NoticeKind.ProposalPublished && Because == Because.Own ? MailTexts.In(language, "Published.Subject", title)
            : NoticeTexts.In(language, Kind.ToString(), title);
    }

    /// <summary>What is to be known besides: why a comment was hidden, or what a supporter can do now. Empty for most.</summary>
    public string Detail(string language) => Kind switch
    {
        NoticeKind.CommentHidden when RuleReference.Parse(HiddenReason) is { } rule => $"{NoticeTexts.In(language, "Rule", rule.Number)} {HiddenWords}".Trim(),
        NoticeKind.MeaningChanged or NoticeKind.ProposalMerged or NoticeKind.ProposalSplit when Because == Because.Supports => NoticeTexts.In(language, Kind + ".Supporter"),
        _ => "",
    };

    /// <summary>Titles are data: whatever they hold, a line stays one line.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
