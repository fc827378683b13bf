namespace CitizenParticipation.Proposals;

/// <summary>What the author submitted, kept word for word: one row per submission.</summary>
public sealed class ProposalVersion
{
    private ProposalVersion() { }

    internal ProposalVersion(Guid proposalId, int number, ProposalText text, DateTimeOffset at)
    {
        (ProposalId, Number, At) = (proposalId, number, at);
        (Title, Text, Why, ForWhom, DistrictKey, Category) = (text.Title, text.Text, text.Why, text.ForWhom, text.District, text.Category);
        Place = text.Place;
    }

    public Guid ProposalId { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Why { get; private set; } = "";

    public string ForWhom { get; private set; } = "";

    public string DistrictKey { get; private set; } = "";

    public string Category { get; private set; } = "";

    public ProposalPlace Place { get; private set; } = ProposalPlace.None;

    public DateTimeOffset At { get; private set; }
}
