namespace CitizenParticipation.Moderation.Decisions;

/// <summary>What moderators decide about.</summary>
public enum ContributionKind
{
    None = 0,
    Proposal = 1,
    Comment = 2,

    /// <summary>An offer of help.</summary>
    Offer = 3,

    /// <summary>One earlier public text of a proposal.</summary>
    Version = 4,

    /// <summary>A change of a public text, before it is public.</summary>
    Change = 5,
}
