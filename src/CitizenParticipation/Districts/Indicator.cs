namespace CitizenParticipation.Districts;

/// <summary>One published or derived figure about a district. The number keeps the digits it was published with.</summary>
/// <param name="Name">What was counted, such as <c>foreign_nationals_share</c>.</param>
/// <param name="Unit">As in the file, such as <c>percent</c>.</param>
/// <param name="Year">Null where the source does not state one.</param>
/// <param name="AsOf">Day, month or year printed by the source, written from the year on.</param>
/// <param name="Source">Where it was published; null for a derived figure.</param>
/// <param name="Notes">What readers should know about it, by language. Remarks for those who look after the file are not read at all.</param>
/// <param name="MethodKey">How it was derived, as a name that the interface has a sentence for; null for a published figure and for a way of the city's own.</param>
/// <param name="Method">How it was derived in the city's own words, by language; empty where the key says it.</param>
/// <param name="Line">Of the file it was read from.</param>
public sealed record Indicator(
    string DistrictKey, string Name, decimal Value, string Unit, int? Year, string? AsOf, string? Source,
    IReadOnlyDictionary<string, string> Notes, string? MethodKey, IReadOnlyDictionary<string, string> Method, int Line)
{
    public bool IsDerived => Source is null;
}
