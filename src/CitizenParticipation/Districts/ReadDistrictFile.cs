using System.Globalization;
using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>Reads <c>districts.csv</c> of a city profile. Every fault names file and line.</summary>
public static class ReadDistrictFile
{
    private static readonly Dictionary<string, DistrictLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Stadt"] = DistrictLevel.City,
        ["City"] = DistrictLevel.City,
        ["Bezirk"] = DistrictLevel.Borough,
        ["Stadtbezirk"] = DistrictLevel.Borough,
        ["Borough"] = DistrictLevel.Borough,
        ["Stadtteil"] = DistrictLevel.Neighbourhood,
        ["Ortsteil"] = DistrictLevel.Neighbourhood,
        ["Neighbourhood"] = DistrictLevel.Neighbourhood,
    };

    /// <exception cref="StartRefused">The file is missing or one of its lines is wrong.</exception>
    public static IReadOnlyList<District> From(string folder)
    {
        var file = Path.Combine(folder, "districts.csv");
        if (!File.Exists(file)) throw new StartRefused($"The city profile has no district list: {file} is missing.");
        var districts = new List<District>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in SeedTable.Read(file, "key", "name", "level", "parent_key", "population"))
        {
            var district = ReadLine(row, districts.Count);
            if (!lines.TryAdd(district.Key, row.Line)) throw row.Broken($"the key \"{district.Key}\" already stands on line {lines[district.Key]}");
            districts.Add(district);
        }

        CheckTree(file, districts, lines);
        return districts;
    }

    /// <returns>The notes for readers (<c>note_de</c>, <c>note_en</c> and so on) by district; those without one are missing.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> NotesFrom(string folder) =>
        SeedTable.Read(Path.Combine(folder, "districts.csv"), "key").Select(row => (Key: row.Needed("key"), Notes: row.Words("note"))).Where(n => n.Notes.Count > 0)
            .ToDictionary(n => n.Key, n => n.Notes, StringComparer.Ordinal);

    private static District ReadLine(SeedTable.Row row, int position)
    {
        var key = row.Needed("key");
        if (key.Length > 20 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw row.Broken($"the key \"{key}\" may hold letters, digits and hyphens only, at most 20");
        var name = row.Cell("name") ?? throw row.Broken($"the district \"{key}\" has no name");
        var level = Levels.TryGetValue(row.Cell("level") ?? "", out var known) ? known : throw row.Broken($"the level \"{row.Cell("level")}\" is not Stadt, Bezirk or Stadtteil");
        return new District(key, name, level, row.Cell("parent_key"), position).WithFigures(
            row.Number<int>("population"), row.Number<int>("year"), row.Cell("source"), row.Number<double>("area_km2", NumberStyles.AllowDecimalPoint), row.Cell("note"));
    }

    private static void CheckTree(string file, List<District> districts, Dictionary<string, int> lines)
    {
        if (districts.Count(d => d.Level == DistrictLevel.City) != 1) throw SeedFile.Broken(file, 1, "exactly one line must have the level Stadt");
        if (districts.All(d => d.Level != DistrictLevel.Neighbourhood)) throw SeedFile.Broken(file, 1, "at least one line must have the level Stadtteil");
        var levels = districts.ToDictionary(d => d.Key, d => d.Level, StringComparer.Ordinal);
        foreach (var district in districts)
        {
            var line = lines[district.Key];
            if (district.Level == DistrictLevel.City)
            {
                if (district.ParentKey is not null) throw SeedFile.Broken(file, line, "the city itself has no parent_key");
                continue;
            }

            if (district.ParentKey is null) throw SeedFile.Broken(file, line, $"\"{district.Name}\" has no parent_key");
            if (!levels.TryGetValue(district.ParentKey, out var parent))
                throw SeedFile.Broken(file, line, $"\"{district.Name}\" names the unknown parent_key \"{district.ParentKey}\"");
            if (parent >= district.Level) throw SeedFile.Broken(file, line, $"the parent \"{district.ParentKey}\" is not above \"{district.Name}\"");
        }
    }
}
