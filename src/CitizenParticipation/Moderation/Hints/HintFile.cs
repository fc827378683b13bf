namespace CitizenParticipation.Moderation.Hints;

/// <summary>Lists that lie beside the checks and are built into the program. Empty lines and lines that begin with # are for people.</summary>
internal static class HintFile
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(HintFile).Assembly.GetManifestResourceStream(typeof(HintFile), name) ?? throw new InvalidOperationException($"{name} is not built in");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } words && words[0] != '#') yield return words;
        }
    }
}
