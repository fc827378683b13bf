namespace CitizenParticipation.Data;

/// <summary>A published proposal that holds all the words somebody looks for, with what lists are filtered by.</summary>
public sealed class SearchMatch
{
    public Guid ProposalId { get; init; }

    public Guid ProcessId { get; init; }

    public string DistrictKey { get; init; } = "";

    public string Category { get; init; } = "";

    /// <summary>Grows with the instant of publication.</summary>
    public long Rank { get; init; }
}
