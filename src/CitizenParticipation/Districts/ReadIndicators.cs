using System.Globalization;
using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>Reads <c>indicators.csv</c> (published figures) and <c>indicators_derived.csv</c> (computed from them) of a city profile. Both may be missing.</summary>
public static class ReadIndicators
{
    /// <exception cref="StartRefused">One of the lines is wrong.</exception>
    public static Indicators From(string folder, DistrictTree tree) =>
        new([.. Published(Path.Combine(folder, "indicators.csv"), tree), .. Derived(Path.Combine(folder, "indicators_derived.csv"), tree)]);

    private static IEnumerable<Indicator> Published(string file, DistrictTree tree)
    {
        if (!File.Exists(file)) yield break;
        foreach (var row in SeedTable.Read(file, "district_key", "indicator", "value", "unit", "year", "source"))
        {
            var source = row.Cell("source") ?? throw row.Broken("a published figure needs its source");
            yield return Read(row, tree, row.Number<int>("year"), source, new Dictionary<string, string>());
        }
    }

    private static IEnumerable<Indicator> Derived(string file, DistrictTree tree)
    {
        if (!File.Exists(file)) yield break;
        foreach (var row in SeedTable.Read(file, "district_key", "indicator", "value", "unit", "method"))
        {
            var method = new Dictionary<string, string> { ["en"] = row.Cell("method") ?? throw row.Broken("a derived figure needs its method") };
            if (row.Cell("method_de") is { } german) method["de"] = german;
            yield return Read(row, tree, null, null, method);
        }
    }

    private static Indicator Read(SeedTable.Row row, DistrictTree tree, int? year, string? source, IReadOnlyDictionary<string, string> method)
    {
        var district = tree.Find(row.Needed("district_key")) ?? throw row.Broken($"the district \"{row.Cell("district_key")}\" is not known");
        var value = row.Number<decimal>("value", NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign) ?? throw row.Broken("the value is empty; leave the line out instead");
        return new Indicator(district.Key, row.Needed("indicator"), value, row.Needed("unit"), year, row.Cell("as_of"), source, row.Cell("note"), method, row.Line);
    }
}
