using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Proposals;

/// <summary>What an author typed, and what must be true of it for a process. Used for a new proposal and for a revision.</summary>
public sealed record ProposalInput(
    string? Title, string? Text, string? District, string? Category, string? Why = null, string? ForWhom = null, string? Easy = null, string? Difference = null, PlaceInput? Place = null)
{
    /// <returns>The tidied texts, the last one in easy language.</returns>
    /// <param name="process">What it is written for.</param>
    /// <param name="districts">All districts.</param>
    /// <param name="grounds">Their outlines; null where the city has none.</param>
    /// <param name="city">Knows the categories.</param>
    /// <param name="checks">Faults go there.</param>
    public (ProposalText Text, string Easy) Check(Process process, DistrictTree districts, Grounds? grounds, CityProfile city, FieldChecks checks)
    {
        var title = checks.Line(nameof(Title), Title, ProposalLimits.ShortestTitle, ProposalLimits.LongestTitle);
        var text = checks.Text(nameof(Text), Text, ProposalLimits.ShortestText, ProposalLimits.LongestText);
        if (string.IsNullOrEmpty(District)) checks.Add(Refusal.Required, nameof(District));
        else if (districts.Find(District) is null) checks.Add(Refusal.UnknownDistrict, nameof(District));
        else checks.AddIf(!districts.Covers(process.DistrictKeys, District), Refusal.DistrictNotInProcess, nameof(District));
        if (string.IsNullOrEmpty(Category)) checks.Add(Refusal.Required, nameof(Category));
        else checks.AddIf(city.FindCategory(Category) is null, Refusal.UnknownCategory, nameof(Category));
        var why = checks.Text(nameof(Why), Why, 0, ProposalLimits.LongestPart);
        var forWhom = checks.Text(nameof(ForWhom), ForWhom, 0, ProposalLimits.LongestPart);
        var easy = checks.Text(nameof(Easy), Easy, 0, ProposalLimits.LongestEasyText);
        var difference = checks.Line(nameof(Difference), Difference, 0, ProposalLimits.LongestDifference);
        var place = (Place ?? new()).Check(District, districts, grounds, checks);
        return (new ProposalText(title, text, why, forWhom, difference, District ?? "", Category ?? "") { Place = place }, easy);
    }
}
