namespace CitizenParticipation.Proposals.Similar;

/// <summary>Turns a draft into the pieces of words that are looked for: rare ones first, with the parts that compounds are made of and other words for the same.</summary>
internal static class ResemblanceQuery
{
    private const int MostParts = 24;
    private const int ShortestPart = 4;
    private const int LongCompound = 9;
    private const int EndOfCompound = 5;

    public static IReadOnlyList<WordPart> Of(TextProfile draft, WordWeights weights) =>
    [
        .. draft.All.SelectMany(stem => Parts(stem.Text).Select(part => new WordPart(part.Text, weights.OfStem(stem.Text) * part.Share)))
            .Where(part => part.Text.Length >= ShortestPart - 1)
            .GroupBy(part => part.Text, (_, same) => same.MaxBy(p => p.Weight)!)
            .OrderByDescending(part => part.Weight).Take(MostParts),
    ];

    private static IEnumerable<(string Text, double Share)> Parts(string stem)
    {
        yield return (stem, 1);
        foreach (var other in RelatedWords.Instead(stem)) yield return (other, 0.6);
        if (stem.Length < LongCompound) yield break;
        yield return (stem[..EndOfCompound], 0.5);
        yield return (stem[^EndOfCompound..], 0.5);
    }
}
