using System.Collections.Frozen;

namespace CitizenParticipation.Notifications;

/// <summary>Which entries of the audit trail are told to people. What is not in this table is nobody's news.</summary>
public static class NoticeActions
{
    /// <summary>Everything of this person goes.</summary>
    public const string Left = "participant.left";

    private static readonly FrozenDictionary<string, NoticeKind> Kinds = new Dictionary<string, NoticeKind>
    {
        ["proposal.published"] = NoticeKind.ProposalPublished,
        ["proposal.returned"] = NoticeKind.ProposalReturned,
        ["proposal.refused"] = NoticeKind.ProposalRefused,
        ["proposal.withdrawn"] = NoticeKind.ProposalWithdrawn,
        ["proposal.hidden"] = NoticeKind.ProposalHidden,
        ["proposal.restored"] = NoticeKind.ProposalRestored,
        ["proposal.changed"] = NoticeKind.ProposalChanged,
        ["proposal.meaning-changed"] = NoticeKind.MeaningChanged,
        ["proposal.merged"] = NoticeKind.ProposalMerged,
        ["proposal.split"] = NoticeKind.ProposalSplit,
        ["coauthor.asked"] = NoticeKind.CoauthorAsked,
        ["coauthor.accepted"] = NoticeKind.CoauthorAccepted,
        ["version.hidden"] = NoticeKind.VersionHidden,
        ["version.restored"] = NoticeKind.VersionRestored,
        ["comment.added"] = NoticeKind.CommentAdded,
        ["comment.hidden"] = NoticeKind.CommentHidden,
        ["comment.restored"] = NoticeKind.CommentRestored,
        ["process.created"] = NoticeKind.ProcessCreated,
    }.ToFrozenDictionary();

    public static NoticeKind? KindOf(string action) => Kinds.TryGetValue(action, out var kind) ? kind : null;

    /// <summary>Whoever submitted it has had a mail from who decided, with the reason; a second one would say less.</summary>
    public static bool HasMailOfItsOwn(NoticeKind kind) =>
        kind is NoticeKind.ProposalPublished or NoticeKind.ProposalReturned or NoticeKind.ProposalRefused or NoticeKind.ProposalHidden or NoticeKind.ProposalRestored
            or NoticeKind.ProposalChanged or NoticeKind.MeaningChanged or NoticeKind.CommentHidden or NoticeKind.CommentRestored or NoticeKind.VersionHidden or NoticeKind.VersionRestored;
}
