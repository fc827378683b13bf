namespace CitizenParticipation.Districts;

/// <summary>All districts of the city in memory: they are few, change only with the city profile, and every rule asks them.</summary>
public sealed class DistrictTree
{
    private readonly Dictionary<string, District> byKey;
    private readonly ILookup<string?, District> children;

    public DistrictTree(IEnumerable<District> districts)
    {
        All = [.. districts.OrderBy(d => d.Level).ThenBy(d => d.Position)];
        byKey = All.ToDictionary(d => d.Key, StringComparer.Ordinal);
        children = All.ToLookup(d => d.ParentKey, StringComparer.Ordinal);
    }

    public IReadOnlyList<District> All { get; }

    public District? City => All.FirstOrDefault(d => d.Level == DistrictLevel.City);

    public IEnumerable<District> Boroughs => All.Where(d => d.Level == DistrictLevel.Borough);

    public District? Find(string? key) => key is not null && byKey.TryGetValue(key, out var found) ? found : null;

    /// <summary>The Stadtteil with this key; null also where the key is that of a borough or the city.</summary>
    public District? Neighbourhood(string? key) => Find(key) is { Level: DistrictLevel.Neighbourhood } found ? found : null;

    public string NameOf(string key) => Find(key)?.Name ?? key;

    /// <summary>Without the name of the city that some carry in front: "Mitte" instead of "Gelsenkirchen-Mitte".</summary>
    public string ShortNameOf(string key) =>
        NameOf(key) is var name && City is { } city && name.StartsWith(city.Name + "-", StringComparison.Ordinal) ? name[(city.Name.Length + 1)..] : name;

    public IEnumerable<District> ChildrenOf(string key) => children[key];

    /// <summary>The district itself and everything below it.</summary>
    public IReadOnlyList<string> WithDescendants(string key) =>
        [key, .. children[key].SelectMany(child => WithDescendants(child.Key))];

    /// <summary>True when <paramref name="key"/> is one of <paramref name="areas"/> or lies below one of them.</summary>
    public bool Covers(IEnumerable<string> areas, string key)
    {
        var wanted = areas as IReadOnlyCollection<string> ?? [.. areas];
        for (var at = Find(key); at is not null; at = Find(at.ParentKey))
        {
            if (wanted.Contains(at.Key)) return true;
        }

        return false;
    }

    /// <summary>True when the areas and the district have ground in common: one lies in the other.</summary>
    public bool Touches(IEnumerable<string> areas, string key)
    {
        var wanted = areas as IReadOnlyCollection<string> ?? [.. areas];
        return Covers(wanted, key) || wanted.Any(area => Covers([key], area));
    }

    /// <summary>The borough a district lies in: itself, its parent, or null for the city.</summary>
    public District? BoroughOf(string key)
    {
        for (var at = Find(key); at is not null; at = Find(at.ParentKey))
        {
            if (at.Level == DistrictLevel.Borough) return at;
        }

        return null;
    }
}
