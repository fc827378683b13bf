namespace CitizenParticipation.Web.Maps;

/// <summary>A name that fits inside its shape: broken at spaces and hyphens, and set smaller where a part is still too wide.</summary>
public sealed record MapLabel(IReadOnlyList<string> Lines, double Size)
{
    private const double Largest = 11.5;
    private const double Smallest = 7;
    private const int LongestLine = 11;

    // Left free on both sides together, for the edge of a tile that is marked.
    private const double Edge = 5;

    // The mean width of a letter of the bold font, as a share of its size.
    private const double Letter = 0.57;

    /// <returns>Null where the shape is too small for any text; its name is then read from the link and the table.</returns>
    public static MapLabel? For(string name, double room)
    {
        var lines = Break(name);
        var size = Math.Min(Largest, (room - Edge) / (Letter * lines.Max(l => l.Length)));
        return size < Smallest ? null : new MapLabel(lines, Math.Round(size, 1));
    }

    private static List<string> Break(string name)
    {
        var lines = new List<string>();
        foreach (var part in name.Replace("-", "- ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var joined = lines.Count == 0 ? part : lines[^1] + (lines[^1].EndsWith('-') ? "" : " ") + part;
            if (lines.Count > 0 && joined.Length < LongestLine) lines[^1] = joined;
            else lines.Add(part);
        }

        return lines;
    }
}
