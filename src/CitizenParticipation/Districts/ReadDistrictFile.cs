using System.Globalization;
using System.Numerics;
using CitizenParticipation.City;
using CsvHelper;
using CsvHelper.Configuration;

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
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { MissingFieldFound = null, BadDataFound = null });
        if (!csv.Read()) throw SeedFile.Broken(file, 1, "it is empty");
        csv.ReadHeader();
        foreach (var needed in (string[])["key", "name", "level", "parent_key", "population"])
        {
            if (csv.HeaderRecord?.Contains(needed) != true) throw SeedFile.Broken(file, 1, $"the column \"{needed}\" is missing");
        }

        var districts = new List<District>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var line = csv.Parser.RawRow;
            var district = ReadLine(csv, file, line, districts.Count);
            if (!lines.TryAdd(district.Key, line)) throw SeedFile.Broken(file, line, $"the key \"{district.Key}\" already stands on line {lines[district.Key]}");
            districts.Add(district);
        }

        CheckTree(file, districts, lines);
        return districts;
    }

    private static District ReadLine(CsvReader csv, string file, int line, int position)
    {
        var key = Cell(csv, "key") ?? throw SeedFile.Broken(file, line, "the key is empty");
        if (key.Length > 20 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw SeedFile.Broken(file, line, $"the key \"{key}\" may hold letters, digits and hyphens only, at most 20");
        var name = Cell(csv, "name") ?? throw SeedFile.Broken(file, line, $"the district \"{key}\" has no name");
        var level = Levels.TryGetValue(Cell(csv, "level") ?? "", out var known)
            ? known
            : throw SeedFile.Broken(file, line, $"the level \"{Cell(csv, "level")}\" is not Stadt, Bezirk or Stadtteil");
        return new District(key, name, level, Cell(csv, "parent_key"), position).WithFigures(
            Number<int>(csv, "population", NumberStyles.None, file, line), Number<int>(csv, "year", NumberStyles.None, file, line), Cell(csv, "source"),
            Number<double>(csv, "area_km2", NumberStyles.AllowDecimalPoint, file, line), Cell(csv, "note"));
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

    private static string? Cell(CsvReader csv, string column) =>
        csv.TryGetField<string>(column, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    // The styles are narrow on purpose: a German "1,574" or "3.000" must be refused and not be read as something else.
    private static T? Number<T>(CsvReader csv, string column, NumberStyles style, string file, int line) where T : struct, INumber<T>
    {
        if (Cell(csv, column) is not { } text) return null;
        return T.TryParse(text, style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SeedFile.Broken(file, line, $"\"{text}\" in column {column} is not a number");
    }
}
