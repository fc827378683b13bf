namespace CitizenParticipation.Moderation.Hints;

/// <summary>Something in a contribution that a moderator may want to look at, with the words that caused it. A hint decides nothing and changes nothing; it is computed anew each time and kept nowhere.</summary>
/// <param name="Words">What stands in the text, cut to <see cref="LongestWords"/>; what else it is says each check.</param>
public sealed record Hint(HintKind Kind, string Words)
{
    public const int LongestWords = 80;

    /// <summary>A number the sentence needs: links, contributions, or the percentage of words that are the same.</summary>
    public int Count { get; init; }

    /// <summary>The proposal that a hint names.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The comment that a hint names.</summary>
    public Guid? CommentId { get; init; }

    /// <summary>With the words on one line, and not too many of them.</summary>
    public static Hint Of(HintKind kind, ReadOnlySpan<char> words)
    {
        // Twice as much as is shown is enough to tidy, however long the words are.
        var line = string.Join(' ', words[..Math.Min(words.Length, 2 * LongestWords)].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestWords && words.Length <= 2 * LongestWords) return new Hint(kind, line);
        var end = Math.Min(line.Length, LongestWords - 1);
        if (end > 0 && char.IsHighSurrogate(line[end - 1])) end--;
        return new Hint(kind, line[..end] + "…");
    }
}
