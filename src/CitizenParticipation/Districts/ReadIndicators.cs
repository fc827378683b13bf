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
            yield return Read(row, tree, source);
        }
    }

    private static IEnumerable<Indicator> Derived(string file, DistrictTree tree)
    {
        if (!File.Exists(file)) yield break;
        foreach (var row in SeedTable.Read(file, "district_key", "indicator", "value", "unit", "method"))
        {
            if (row.Cell("method") is null) throw row.Broken("a derived figure needs its method");
            yield return Read(row, tree, null);
        }
    }

    private static Indicator Read(SeedTable.Row row, DistrictTree tree, string? source)
    {
        var district = tree.Find(row.Needed("district_key")) ?? throw row.Broken($"the district \"{row.Cell("district_key")}\" is not known");
        var value = row.Number<decimal>("value", NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign) ?? throw row.Broken("the value is empty; leave the line out instead");
        return new Indicator(
            district.Key, row.Needed("indicator"), value, row.Needed("unit"), row.Number<int>("year"), row.Cell("as_of"), source, row.Words("note"), row.Cell("method_key"), row.Words("method"), row.Line);
    }
}
