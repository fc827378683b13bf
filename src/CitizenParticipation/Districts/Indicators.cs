namespace CitizenParticipation.Districts;

/// <summary>All figures of the city profile in memory: they are few and change only with the profile.</summary>
public sealed class Indicators(IEnumerable<Indicator> figures)
{
    // Of two figures for the same time the one that stands first in the file counts; its editor has chosen. Published ones come before derived ones.
    private readonly ILookup<(string District, string Name), Indicator> byDistrict = figures
        .OrderBy(f => f.IsDerived).ThenByDescending(f => f.Year ?? 0).ThenByDescending(f => f.AsOf ?? "", StringComparer.Ordinal).ThenBy(f => f.Line)
        .ToLookup(f => (f.DistrictKey, f.Name));

    public IReadOnlyList<string> Names => [.. byDistrict.Select(g => g.Key.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Newest first; figures without a year stand last.</summary>
    public IReadOnlyList<Indicator> Of(string districtKey, string name) => [.. byDistrict[(districtKey, name)]];

    public bool Has(string districtKey, string name) => byDistrict.Contains((districtKey, name));

    /// <summary>The city's figure to compare with: of the same year where there is one, else the newest.</summary>
    public Indicator? ToCompare(Indicator figure, string cityKey)
    {
        var city = Of(cityKey, figure.Name).Where(f => f.Unit == figure.Unit).ToList();
        return city.FirstOrDefault(f => f.Year is not null && f.Year == figure.Year) ?? city.FirstOrDefault();
    }
}
