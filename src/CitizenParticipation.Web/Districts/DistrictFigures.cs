using CitizenParticipation.Districts;

namespace CitizenParticipation.Web.Districts;

/// <summary>The figures of one district as its page shows them: by topic, the newest beside the city's, gaps as gaps, and each in one place.</summary>
public static class DistrictFigures
{
    /// <summary>What stands in the head of the page, and therefore in no table below it.</summary>
    public static readonly IReadOnlyList<string> InHead = ["population", "area"];

    private const int ShownAtOnce = 4;

    /// <param name="Figure">Null where other districts of this level have a figure and this one has none.</param>
    /// <param name="City">To compare with; null for the city itself and where the city has no such figure.</param>
    /// <param name="IsOther">An earlier or differing figure beside the one that counts.</param>
    public sealed record Line(string Name, Indicator? Figure, Indicator? City, bool IsOther = false);

    /// <param name="Shown">What stands there at once; the rest is folded, and so are earlier and differing figures.</param>
    public sealed record Topic(string Name, IReadOnlyList<Line> Shown, IReadOnlyList<Line> Folded)
    {
        public IEnumerable<Line> All => [.. Shown, .. Folded];
    }

    public static IReadOnlyList<Topic> Of(District district, DistrictTree tree, Indicators indicators)
    {
        var sorted = IndicatorTopics.All.SelectMany(t => t.Names).ToHashSet(StringComparer.Ordinal);
        var topics = IndicatorTopics.All.Append((IndicatorTopics.Other, [.. indicators.Names.Where(n => !sorted.Contains(n))]));
        return [.. topics.Select(t => TopicOf(t.Item1, [.. t.Item2.Where(name => Belongs(name, district, tree, indicators)).SelectMany(name => LinesOf(name, district, tree, indicators))])).Where(t => t.All.Any())];
    }

    /// <summary>Population and area: as the city's list of districts says, or else as published.</summary>
    public static IReadOnlyList<Line> Head(District district, DistrictTree tree, Indicators indicators)
    {
        return [.. InHead.Select(LineOf)];

        Line LineOf(string name)
        {
            var figure = HeadOf(name, district, indicators);
            return new Line(name, figure, figure is not null && tree.City is { } city && city.Key != district.Key ? CityInHead(figure, city, indicators) : null);
        }
    }

    private static Topic TopicOf(string name, IReadOnlyList<Line> lines)
    {
        var first = lines.Where(l => !l.IsOther).ToList();
        // A fold for a single line would save nobody anything.
        var shown = first.Take(first.Count <= ShownAtOnce + 1 ? first.Count : ShownAtOnce).ToList();
        return new Topic(name, shown, [.. lines.OrderBy(l => l.IsOther).Where(l => !shown.Contains(l))]);
    }

    // A gap is worth a line where half of the other districts have a figure; what one newspaper once printed about one district is not missing elsewhere.
    private static bool Belongs(string name, District district, DistrictTree tree, Indicators indicators)
    {
        if (IndicatorTopics.StandsInFor.TryGetValue(name, out var published)) return indicators.Has(district.Key, name) && !indicators.Has(district.Key, published);
        if (indicators.Has(district.Key, name)) return true;
        if (InHead.Contains(name) || IndicatorTopics.StandsInFor.Any(s => s.Value == name && indicators.Has(district.Key, s.Key))) return false;
        var others = tree.All.Where(d => d.Level == district.Level && d.Key != district.Key).ToList();
        return others.Count > 0 && others.Count(d => indicators.Has(d.Key, name)) * 2 >= others.Count;
    }

    private static IEnumerable<Line> LinesOf(string name, District district, DistrictTree tree, Indicators indicators)
    {
        var all = indicators.Of(district.Key, name);
        if (InHead.Contains(name))
        {
            var head = HeadOf(name, district, indicators);
            return all.Where(f => f.Value != head?.Value || f.Year != head.Year).Select(f => new Line(name, f, null, IsOther: true));
        }

        var figure = all.Count > 0 ? all[0] : null;
        var whole = tree.City is { } other && other.Key != district.Key ? other.Key : null;
        var city = whole is null ? null : figure is not null ? indicators.ToCompare(figure, whole) : indicators.Of(whole, name) is [var newest, ..] ? newest : null;
        return [new Line(name, figure, city), .. all.Skip(1).Select(f => new Line(name, f, null, IsOther: true))];
    }

    private static Indicator? HeadOf(string name, District district, Indicators indicators)
    {
        var all = indicators.Of(district.Key, name);
        (decimal? value, int? year, string? source, string unit) =
            name == "population" ? (district.Population, district.PopulationYear, district.PopulationSource, "persons") : ((decimal?)district.AreaKm2, default(int?), default(string), "km2");
        if (value is not { } listed) return all.Count > 0 ? all[0] : null;
        var published = all.FirstOrDefault(f => f.Value == listed);
        return new Indicator(
            district.Key, name, published?.Value ?? listed, unit, year ?? published?.Year, null, source ?? published?.Source, published?.Notes ?? Nothing, null, Nothing, published?.Line ?? 0);
    }

    private static Indicator? CityInHead(Indicator figure, District city, Indicators indicators) =>
        HeadOf(figure.Name, city, indicators) is { } whole && whole.Year == figure.Year ? whole : indicators.ToCompare(figure, city.Key);

    private static readonly Dictionary<string, string> Nothing = [];
}
