namespace CitizenParticipation.Claiming;

/// <summary>What can wait for a moderator.</summary>
public enum CaseKind
{
    None = 0,

    /// <summary>A proposal, before publication; or to be hidden or shown again.</summary>
    Proposal = 1,

    /// <summary>A change of a public proposal.</summary>
    Change = 2,

    /// <summary>All open reports of one contribution.</summary>
    Report = 3,

    /// <summary>An author objects to a decision.</summary>
    Appeal = 4,

    /// <summary>A decision that a second person has to agree to.</summary>
    Second = 5,

    /// <summary>A version in easy language that nobody has checked yet.</summary>
    EasyVersion = 6,

    /// <summary>An offer of a merge or a split that not all authors have answered.</summary>
    Regrouping = 7,

    /// <summary>A translation that no second person has checked yet, or whose original has changed since.</summary>
    Translation = 8,
}
