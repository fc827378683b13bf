using System.Globalization;
using System.Text.RegularExpressions;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Desk;

/// <summary>All that stands in a database, one line a row: to see that nothing has changed, or that two ways have led to the same.</summary>
internal static partial class Everything
{
    /// <summary>What the desk keeps for itself.</summary>
    private static readonly string[] OfTheDesk = ["Claims", "HeldDeeds"];

    /// <summary>What is made anew in each database, by chance or by counting.</summary>
    private static readonly string[] ByChance = ["Hash", "PreviousHash", "ShuffleKey"];

    /// <summary>Everything but who works on what.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(TestDb world) => [.. (await RowsAsync(world, _ => true)).Order(StringComparer.Ordinal)];

    /// <summary>The same for another database: names by chance are left out, people are known by their names elsewhere.</summary>
    public static async Task<IReadOnlyList<string>> ComparableAsync(TestDb world)
    {
        await using var db = world.Open();
        var slugs = (await db.Database.SqlQuery<string>($"""SELECT "Slug" AS "Value" FROM "Proposals" """).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var rows = await RowsAsync(world, column => !ByChance.Contains(column));
        return
        [
            .. rows.Where(r => !r.StartsWith("Participants:", StringComparison.Ordinal))
                .Select(r => Counted().Replace(Id().Replace(slugs.Aggregate(r, (row, slug) => row.Replace(slug, "slug", StringComparison.Ordinal)), "id"), "$1")).Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<List<string>> RowsAsync(TestDb world, Func<string, bool> column)
    {
        await using var db = world.Open();
        await db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Except(OfTheDesk).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are those of the model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add($"{table}: {string.Join("; ", Enumerable.Range(0, reader.FieldCount).Where(i => column(reader.GetName(i))).Select(i => $"{reader.GetName(i)}={Text(reader.GetValue(i))}"))}");
        }

        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("(person|verfahren)-[0-9]+")]
    private static partial Regex Counted();
}
