namespace CitizenParticipation.Proposals;

/// <summary>All that an author writes into a proposal, tidied and checked unless it is a draft.</summary>
/// <param name="Text">What is proposed, Markdown.</param>
/// <param name="Why">Why it is needed, Markdown, may be empty.</param>
/// <param name="ForWhom">Who would gain by it, Markdown, may be empty.</param>
/// <param name="Difference">What is different from similar proposals, one line, may be empty.</param>
/// <param name="District">Key of the district.</param>
/// <param name="Category">Key of the category.</param>
public sealed record ProposalText(string Title, string Text, string Why, string ForWhom, string Difference, string District, string Category)
{
    public ProposalPlace Place { get; init; } = ProposalPlace.None;
}
