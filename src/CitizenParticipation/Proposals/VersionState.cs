namespace CitizenParticipation.Proposals;

/// <summary>What became of one version of a proposal's text.</summary>
public enum VersionState
{
    /// <summary>Waits for a moderator; at most one version of a proposal does.</summary>
    InReview = 0,

    /// <summary>Is or was the public text.</summary>
    Published = 1,

    /// <summary>Sent back with a reason.</summary>
    Returned = 2,

    /// <summary>Reviewed and refused together with the whole proposal.</summary>
    Refused = 3,

    /// <summary>Taken back by its author, or replaced by a later one before it was looked at.</summary>
    Withdrawn = 4,
}
