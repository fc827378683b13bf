using CitizenParticipation.Proposals;

namespace CitizenParticipation.Merging;

/// <summary>What shall stand in the two proposals that one becomes: the first keeps the address, the second gets a new one.</summary>
public sealed record SplitTexts(string FirstTitle, string FirstText, string SecondTitle, string SecondText)
{
    internal static SplitTexts Check(string? firstTitle, string? firstText, string? secondTitle, string? secondText, FieldChecks checks) => new(
        checks.Line(nameof(FirstTitle), firstTitle, ProposalLimits.ShortestTitle, ProposalLimits.LongestTitle),
        checks.Text(nameof(FirstText), firstText, ProposalLimits.ShortestText, ProposalLimits.LongestText),
        checks.Line(nameof(SecondTitle), secondTitle, ProposalLimits.ShortestTitle, ProposalLimits.LongestTitle),
        checks.Text(nameof(SecondText), secondText, ProposalLimits.ShortestText, ProposalLimits.LongestText));
}
