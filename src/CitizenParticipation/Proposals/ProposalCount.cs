namespace CitizenParticipation.Proposals;

/// <summary>
/// How many proposals are published in one process, district and category. The database keeps the numbers itself (triggers), so that no list has to
/// count a hundred thousand rows to say how many there are.
/// </summary>
public sealed class ProposalCount
{
    public Guid ProcessId { get; init; }

    public string DistrictKey { get; init; } = "";

    public string Category { get; init; } = "";

    public int Count { get; init; }
}
