namespace CitizenParticipation.Districts;

/// <summary>One published or derived figure about a district. The number keeps the digits it was published with.</summary>
/// <param name="Name">What was counted, such as <c>foreign_nationals_share</c>.</param>
/// <param name="Unit">As in the file, such as <c>percent</c>.</param>
/// <param name="Year">Null where the source does not state one.</param>
/// <param name="AsOf">Day, month or year printed by the source, written from the year on.</param>
/// <param name="Source">Where it was published; null for a derived figure.</param>
/// <param name="Method">How it was derived, by language; empty for a published figure.</param>
/// <param name="Line">Of the file it was read from.</param>
public sealed record Indicator(
    string DistrictKey, string Name, decimal Value, string Unit, int? Year, string? AsOf, string? Source, string? Note, IReadOnlyDictionary<string, string> Method, int Line)
{
    public bool IsDerived => Source is null;
}
