using CitizenParticipation.Districts;

namespace CitizenParticipation.Web.Districts;

/// <summary>The figures of one district as its page shows them: by topic, the newest beside the city's, gaps as gaps.</summary>
public static class DistrictFigures
{
    /// <param name="Figure">Null where other districts of this level have a figure and this one has none.</param>
    /// <param name="City">To compare with; null for the city itself and where the city has no such figure.</param>
    /// <param name="Others">Earlier and differing figures of the district.</param>
    public sealed record Row(string Name, Indicator? Figure, Indicator? City, IReadOnlyList<Indicator> Others)
    {
        public bool YearsDiffer => Figure is not null && City is not null && Figure.Year != City.Year;
    }

    public sealed record Topic(string Name, IReadOnlyList<Row> Rows);

    public static IReadOnlyList<Topic> Of(District district, DistrictTree tree, Indicators indicators)
    {
        var sorted = IndicatorTopics.All.SelectMany(t => t.Names).ToHashSet(StringComparer.Ordinal);
        var topics = IndicatorTopics.All.Append((IndicatorTopics.Other, [.. indicators.Names.Where(n => !sorted.Contains(n))]));
        return [.. topics.Select(t => new Topic(t.Item1, [.. t.Item2.Where(name => Belongs(name, district, tree, indicators)).Select(name => RowOf(name, district, tree, indicators))]))
            .Where(t => t.Rows.Count > 0)];
    }

    // A gap is worth a line where half of the other districts have a figure; what one newspaper once printed about one district is not missing elsewhere.
    private static bool Belongs(string name, District district, DistrictTree tree, Indicators indicators)
    {
        if (IndicatorTopics.StandsInFor.TryGetValue(name, out var published)) return indicators.Has(district.Key, name) && !indicators.Has(district.Key, published);
        if (indicators.Has(district.Key, name)) return true;
        if (IndicatorTopics.StandsInFor.Any(s => s.Value == name && indicators.Has(district.Key, s.Key))) return false;
        var others = tree.All.Where(d => d.Level == district.Level && d.Key != district.Key).ToList();
        return others.Count > 0 && others.Count(d => indicators.Has(d.Key, name)) * 2 >= others.Count;
    }

    private static Row RowOf(string name, District district, DistrictTree tree, Indicators indicators)
    {
        var all = indicators.Of(district.Key, name);
        // The head of the page shows the figure of the district list; a newer or older one beside it would look like a mistake.
        var figure = (name == "population" ? all.FirstOrDefault(f => f.Value == district.Population) : null) ?? (all.Count > 0 ? all[0] : null);
        var whole = tree.City is { } other && other.Key != district.Key ? other.Key : null;
        var city = whole is null ? null : figure is not null ? indicators.ToCompare(figure, whole) : indicators.Of(whole, name) is [var newest, ..] ? newest : null;
        return new Row(name, figure, city, [.. all.Where(f => f != figure)]);
    }
}
