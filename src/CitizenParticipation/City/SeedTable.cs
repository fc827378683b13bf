using System.Globalization;
using System.Numerics;
using CsvHelper;
using CsvHelper.Configuration;

namespace CitizenParticipation.City;

/// <summary>A table (CSV) of a city profile, line by line. Every fault names file and line.</summary>
public static class SeedTable
{
    /// <param name="Line">From 1, as an editor counts.</param>
    public sealed record Row(string File, int Line, IReadOnlyDictionary<string, string> Cells)
    {
        /// <returns>The trimmed text; null where the cell is empty or the column does not exist.</returns>
        public string? Cell(string column) => Cells.GetValueOrDefault(column);

        /// <returns>What the cells of <c>column_de</c>, <c>column_en</c> and so on say, by the two letters of their language.</returns>
        public IReadOnlyDictionary<string, string> Words(string column) =>
            Cells.Where(c => c.Key.Length == column.Length + 3 && c.Key.StartsWith(column + "_", StringComparison.Ordinal)).ToDictionary(c => c.Key[^2..], c => c.Value, StringComparer.Ordinal);

        public string Needed(string column) => Cell(column) ?? throw Broken($"the {column} is empty");

        // The styles are narrow on purpose: a German "1,574" or "3.000" must be refused and not be read as something else.
        public T? Number<T>(string column, NumberStyles style = NumberStyles.None) where T : struct, INumber<T>
        {
            if (Cell(column) is not { } text) return null;
            return T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number : throw Broken($"\"{text}\" in column {column} is not a number");
        }

        public StartRefused Broken(string fault) => SeedFile.Broken(File, Line, fault);
    }

    /// <exception cref="StartRefused">The file is empty or one of the columns is missing.</exception>
    public static IReadOnlyList<Row> Read(string file, params string[] columns)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { MissingFieldFound = null, BadDataFound = null });
        if (!csv.Read()) throw SeedFile.Broken(file, 1, "it is empty");
        csv.ReadHeader();
        var present = csv.HeaderRecord ?? [];
        if (columns.FirstOrDefault(c => !present.Contains(c)) is { } missing) throw SeedFile.Broken(file, 1, $"the column \"{missing}\" is missing");

        var rows = new List<Row>();
        while (csv.Read())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var column in present.Distinct())
            {
                if (csv.TryGetField<string>(column, out var text) && !string.IsNullOrWhiteSpace(text)) cells[column] = text.Trim();
            }

            rows.Add(new Row(file, csv.Parser.RawRow, cells));
        }

        return rows;
    }
}
