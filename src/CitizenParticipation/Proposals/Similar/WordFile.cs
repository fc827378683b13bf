namespace CitizenParticipation.Proposals.Similar;

/// <summary>Word lists that lie beside this file and are built into the program. A line that begins with # says what the list is.</summary>
internal static class WordFile
{
    public static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(WordFile).Assembly.GetManifestResourceStream(typeof(WordFile), name) ?? throw new InvalidOperationException($"{name} is not built in");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#')) yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
