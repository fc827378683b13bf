namespace CitizenParticipation.Proposals;

public enum ProposalState
{
    /// <summary>Private to its author.</summary>
    Draft = 0,

    /// <summary>Waits for a moderator.</summary>
    InReview = 1,

    /// <summary>Sent back with a reason; the author may revise it.</summary>
    Returned = 2,

    Published = 3,

    /// <summary>Taken back by its author, with a reason.</summary>
    Withdrawn = 4,

    /// <summary>Was public and is no longer, by a moderator's decision.</summary>
    Hidden = 5,

    /// <summary>Lives on in another proposal.</summary>
    Merged = 6,

    /// <summary>Reviewed and not published, with a reason; it cannot be revised.</summary>
    Refused = 7,
}
