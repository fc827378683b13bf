using System.Text;

namespace CitizenParticipation.Data.Sqlite;

/// <summary>
/// What the full-text index is asked for. Beside its words each proposal has marks there for its process, district and category, so that a filter is one more list
/// to walk along and no row is looked up for it. A mark begins with a sign that neither texts nor typed words can hold once they are folded
/// (<see cref="SqliteTriggers.MarkedSearch"/> writes them).
/// </summary>
internal static class SqliteMatch
{
    /// <summary>Words are quoted and prefixes: "fahrrad" also finds "fahrrader", and no word can be an operator of the query language.</summary>
    public static string Of(IReadOnlyList<string> words, SearchScope scope)
    {
        IEnumerable<string> all = words.Select(word => $"\"{word}\"*");
        if (scope.Process is { } process) all = all.Append(Mark('p', process.ToString().ToUpperInvariant()));
        if (scope.Districts is { } districts) all = all.Append($"({string.Join(" OR ", districts.Select(key => Mark('d', key)))})");
        if (scope.Category is { } category) all = all.Append(Mark('c', category));
        return string.Join(" AND ", all);
    }

    private static string Mark(char kind, string value) => $"\"_{kind}{Convert.ToHexString(Encoding.UTF8.GetBytes(value))}\"";
}
