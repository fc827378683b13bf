using CitizenParticipation.Data;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>A text as rows of four words, to see how much of it is word for word another one (w-shingling; Broder, 1997). Case, accents and punctuation do not count.</summary>
public sealed class SameWords
{
    private const int Row = 4;
    private const int LeastWords = 6;
    private const int LeastRows = 5;
    private const int LeastPercent = 60;

    /// <summary>A sentence that stands in a text of pages does not make the two alike.</summary>
    private const int MostTimesLonger = 4;

    private readonly string[] words;
    private readonly HashSet<int> rows = [];

    public SameWords(string text)
    {
        words = SearchWords.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + Row <= words.Length; i++) rows.Add(HashCode.Combine(words[i], words[i + 1], words[i + 2], words[i + 3]));
    }

    /// <returns>How many of a hundred rows of the shorter text stand in the other; null when the two are not nearly the same.</returns>
    public int? PercentOf(SameWords other)
    {
        var (shorter, longer) = rows.Count <= other.rows.Count ? (this, other) : (other, this);
        // "Good idea, I am for it" is said by many.
        if (shorter.words.Length < LeastWords) return null;
        if (shorter.rows.Count < LeastRows) return words.AsSpan().SequenceEqual(other.words) ? 100 : null;
        if (longer.rows.Count > shorter.rows.Count * MostTimesLonger) return null;
        var percent = 100 * shorter.rows.Count(longer.rows.Contains) / shorter.rows.Count;
        return percent >= LeastPercent ? percent : null;
    }
}
