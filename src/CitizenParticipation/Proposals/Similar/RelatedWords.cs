using CitizenParticipation.Data;

namespace CitizenParticipation.Proposals.Similar;

/// <summary>Which stems people use for the same thing ("Mülleimer", "Papierkorb"), also inside a compound ("Papierkorbleerung").</summary>
internal static class RelatedWords
{
    private const int ShortestPart = 4;
    private const int ShortestCompound = 8;

    private static readonly ILookup<string, int> Groups = WordFile.Lines("related-words.de.txt")
        .SelectMany((line, group) => line.Select(word => (Stem: GermanStems.Cut(SearchWords.Fold(word)), group))).Distinct().ToLookup(x => x.Stem, x => x.group, StringComparer.Ordinal);

    private static readonly ILookup<int, string> Stems = Groups.SelectMany(g => g.Select(group => (group, g.Key))).ToLookup(x => x.group, x => x.Key);

    public static IReadOnlyList<int> Of(string stem) => [.. Groups[stem]];

    /// <summary>The groups of words that are part of a longer one.</summary>
    public static IReadOnlyList<int> Within(string stem) =>
        stem.Length < ShortestCompound ? [] : [.. Groups.Where(g => g.Key.Length >= ShortestPart && g.Key != stem && stem.Contains(g.Key, StringComparison.Ordinal)).SelectMany(g => g).Distinct()];

    /// <summary>Other words for the same.</summary>
    public static IEnumerable<string> Instead(string stem) => Of(stem).SelectMany(group => Stems[group]).Where(other => other != stem).Distinct();
}
