namespace CitizenParticipation.Proposals;

/// <summary>What the author submitted, kept word for word: one row per submission.</summary>
public sealed class ProposalVersion
{
    private ProposalVersion() { }

    internal ProposalVersion(Guid proposalId, int number, string title, string text, string districtKey, string category, DateTimeOffset at)
    {
        (ProposalId, Number, Title, Text, DistrictKey, Category, At) = (proposalId, number, title, text, districtKey, category, at);
    }

    public Guid ProposalId { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string DistrictKey { get; private set; } = "";

    public string Category { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
