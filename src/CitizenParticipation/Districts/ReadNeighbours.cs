using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>Reads <c>neighbours.csv</c> of a city profile: which neighbourhoods touch. Each pair stands there once and counts both ways.</summary>
public static class ReadNeighbours
{
    /// <returns>For each district its neighbours in the order of the city's list; empty where the profile has no such file.</returns>
    /// <exception cref="StartRefused">One of the lines is wrong.</exception>
    public static ILookup<string, District> From(string folder, DistrictTree tree)
    {
        var file = Path.Combine(folder, "neighbours.csv");
        var pairs = new HashSet<(District Of, District Is)>();
        if (File.Exists(file))
        {
            foreach (var row in SeedTable.Read(file, "key_a", "key_b"))
            {
                var (a, b) = (Known(row, "key_a", tree), Known(row, "key_b", tree));
                if (a == b) throw row.Broken($"\"{a.Name}\" cannot be its own neighbour");
                if (!pairs.Add((a, b)) || !pairs.Add((b, a))) throw row.Broken($"\"{a.Name}\" and \"{b.Name}\" already stand there");
            }
        }

        return pairs.OrderBy(p => p.Is.Position).ToLookup(p => p.Of.Key, p => p.Is, StringComparer.Ordinal);
    }

    private static District Known(SeedTable.Row row, string column, DistrictTree tree) =>
        tree.Find(row.Needed(column)) ?? throw row.Broken($"the district \"{row.Cell(column)}\" is not known");
}
