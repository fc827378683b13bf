namespace CitizenParticipation.Notifications;

/// <summary>What a notice tells. Each has a sentence in <c>NoticeTexts</c>; a test compares both lists.</summary>
public enum NoticeKind
{
    ProposalPublished = 1,
    ProposalReturned = 2,
    ProposalRefused = 3,
    ProposalWithdrawn = 4,
    ProposalHidden = 5,
    ProposalRestored = 6,
    ProposalChanged = 7,

    /// <summary>As changed, and it means something else now: supporters may want to take their support back.</summary>
    MeaningChanged = 8,

    ProposalMerged = 9,
    ProposalSplit = 10,
    CoauthorAsked = 11,
    CoauthorAccepted = 12,

    /// <summary>An earlier text was taken out of the public history.</summary>
    VersionHidden = 13,

    VersionRestored = 14,
    CommentAdded = 20,
    CommentAnswered = 21,
    CommentHidden = 22,
    CommentRestored = 23,
    PhaseBegan = 30,
    ProcessCreated = 31,
}
