using System.Collections.Frozen;
using CitizenParticipation.Data;

namespace CitizenParticipation.Proposals.Similar;

/// <summary>
/// The words of a German text that say what it is about, without their endings, in the spelling of <see cref="SearchWords"/>. Cutting endings by
/// a short list is coarse (after Caumanns, "A Fast and Simple Stemming Algorithm for German Words", 1999, without its rules for prefixes), but both
/// sides are cut alike, and what is left over is compared by likeness and not by equality.
/// </summary>
internal static class GermanStems
{
    private const int ShortestWord = 3;
    private const int ShortestStem = 3;
    private const int LongestWord = 40;

    /// <summary>Longer ones first.</summary>
    private static readonly string[] Endings = ["innen", "ern", "en", "er", "es", "em", "e", "n", "s"];

    private static readonly FrozenSet<string> Empty = WordFile.Lines("stop-words.de.txt").SelectMany(line => line).Select(SearchWords.Fold).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>In their order, as often as they stand there.</summary>
    /// <param name="text">As it was typed, or folded already.</param>
    public static IEnumerable<string> Of(string text) =>
        SearchWords.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => (word.Length >= ShortestWord || char.IsAsciiDigit(word[0])) && !Empty.Contains(word))
            .Select(word => Cut(word.Length > LongestWord ? word[..LongestWord] : word));

    public static string Cut(string word)
    {
        if (word.Length <= ShortestStem + 1) return word;
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= ShortestStem) return word[..^ending.Length];
        }

        return word;
    }
}
