using CitizenParticipation.Proposals;

namespace CitizenParticipation.Web.Proposals;

/// <summary>What the form of a proposal holds, for a new one and for a revision.</summary>
public sealed class ProposalFormModel
{
    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? District { get; set; }

    public string? Category { get; set; }

    /// <summary>Given when the form is opened; sent twice, it makes one proposal.</summary>
    public Guid Once { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Action { get; set; }

    public bool WantsPreview => Action == "preview";

    public ProposalInput ToInput() => new(Title, Text, District, Category);
}
