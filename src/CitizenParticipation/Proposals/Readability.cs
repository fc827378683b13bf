namespace CitizenParticipation.Proposals;

/// <summary>Hints that make a text easier to read. They never block anything.</summary>
public static class Readability
{
    /// <summary>Words of a sentence from which readers lose the thread; Ludwig Reiners, "Stilfibel" (1951), calls sentences of more than 25 words hard to understand.</summary>
    public const int LongestSentence = 25;

    /// <summary>Letters of a word that is better parted with a hyphen or said with several words.</summary>
    public const int LongestWord = 22;

    private const int MostOfEach = 3;

    /// <param name="LongSentences">The first words of each, with how many words it has.</param>
    public sealed record Hints(IReadOnlyList<(string Begin, int Words)> LongSentences, IReadOnlyList<string> LongWords)
    {
        public bool Any => LongSentences.Count > 0 || LongWords.Count > 0;
    }

    /// <param name="text">Markdown; a list entry or a line of its own counts as a sentence.</param>
    public static Hints Of(string? text)
    {
        var cut = text is null ? "" : text.Length > ProposalLimits.LongestText * 2 ? text[..(ProposalLimits.LongestText * 2)] : text;
        var sentences = cut.Split(['.', '!', '?', '\n', ';', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit)).ToList());
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var longOnes = new List<(string, int)>();
        foreach (var sentence in sentences)
        {
            if (sentence.Count > LongestSentence && longOnes.Count < MostOfEach) longOnes.Add((string.Join(' ', sentence.Take(6)) + " …", sentence.Count));
            foreach (var word in sentence.Select(w => w.Trim('"', '„', '“', ',', '(', ')', '*', '_', '«', '»')))
            {
                if (word.Length > LongestWord && word.All(char.IsLetter)) words.Add(word);
            }
        }

        return new Hints(longOnes, [.. words.Take(MostOfEach)]);
    }
}
