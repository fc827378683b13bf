namespace CitizenParticipation.Reports;

/// <summary>What can be reported: everything that people write and everybody can read.</summary>
public enum ReportedKind
{
    None = 0,
    Proposal = 1,
    Comment = 2,

    /// <summary>An offer of help.</summary>
    Offer = 3,
}
