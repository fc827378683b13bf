using System.Globalization;
using CitizenParticipation.Districts;

namespace CitizenParticipation.Proposals;

/// <summary>The place as it was typed or set on the map.</summary>
/// <param name="KeptAt">
/// The answer of somebody who was asked about a pin outside the chosen district and leaves both as they are: the key of the district where the pin lies,
/// or <see cref="Nowhere"/>. Set elsewhere later, the pin is asked about again.
/// </param>
public sealed record PlaceInput(string? Words = null, string? Longitude = null, string? Latitude = null, string? KeptAt = null)
{
    /// <summary>Stands for a place in none of the districts.</summary>
    public const string Nowhere = "-";

    /// <param name="district">Key of the chosen district.</param>
    /// <param name="tree">All districts.</param>
    /// <param name="grounds">Null where the city has no outlines: then a pin can be kept but not compared.</param>
    /// <param name="checks">Faults go there.</param>
    public ProposalPlace Check(string? district, DistrictTree tree, Grounds? grounds, FieldChecks checks)
    {
        var words = checks.Line("PlaceWords", Words, 0, ProposalLimits.LongestPlace);
        var lon = Degrees(nameof(Longitude), Longitude, 180, checks);
        var lat = Degrees(nameof(Latitude), Latitude, 90, checks);
        checks.AddIf(IsEmpty(Longitude) && lat is not null, Refusal.PinIncomplete, nameof(Longitude));
        checks.AddIf(IsEmpty(Latitude) && lon is not null, Refusal.PinIncomplete, nameof(Latitude));
        var place = Of(lon, lat, words);
        if (place.Pin is not var (x, y) || grounds is null) return place;
        if (!grounds.IsNear(x, y)) checks.Add(Refusal.PinFarAway, nameof(Latitude), tree.City?.Name ?? "");
        else if (tree.Find(district) is { } chosen && !grounds.LiesIn(tree, chosen.Key, x, y)) Question(grounds.At(x, y), chosen, checks);
        return place;
    }

    /// <summary>As far as it can be kept in a draft, where nothing is refused: a coordinate is kept or it is not.</summary>
    public ProposalPlace Draft(Func<string?, string> storable) => Of(Parse(Longitude, 180), Parse(Latitude, 90), storable(Words));

    private void Question(District? found, District chosen, FieldChecks checks)
    {
        if (KeptAt == (found?.Key ?? Nowhere)) return;
        if (found is null) checks.Add(Refusal.PinNowhere, ProposalLimits.PlaceQuestion, chosen.Name);
        else checks.Add(Refusal.PinElsewhere, ProposalLimits.PlaceQuestion, found.Name);
    }

    private static ProposalPlace Of(double? lon, double? lat, string words) => lon is null || lat is null ? new(null, null, words) : new(lon, lat, words);

    private static double? Degrees(string field, string? typed, int most, FieldChecks checks)
    {
        var degrees = Parse(typed, most);
        checks.AddIf(degrees is null && !IsEmpty(typed), Refusal.NotACoordinate, field, most.ToString(CultureInfo.InvariantCulture));
        return degrees;
    }

    /// <summary>As maps write it (51.5136) or as people here do (51,5136 or 51,5136°).</summary>
    private static double? Parse(string? typed, int most)
    {
        if (IsEmpty(typed) || typed!.Length > 40) return null;
        var text = typed.Trim().TrimEnd('°').Replace(',', '.').Replace('\u2212', '-');
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? Math.Round(degrees, ProposalPlace.Decimals)
            : null;
    }

    private static bool IsEmpty(string? typed) => string.IsNullOrWhiteSpace(typed);
}
