using System.Collections.Concurrent;

namespace CitizenParticipation.Proposals.Similar;

/// <summary>A stem and what is needed to compare it with many others.</summary>
internal sealed class Stem
{
    private const int ShortestPart = 4;
    private const int ShortestShared = 5;

    /// <summary>The same words come again and again; some megabytes of them are kept.</summary>
    private const int MostKept = 20_000;
    private static readonly ConcurrentDictionary<string, Stem> Kept = new(StringComparer.Ordinal);

    private readonly int[] trigrams;
    private readonly int[] groups;
    private readonly int[] groupsWithin;

    private Stem(string text)
    {
        Text = text;
        var padded = $" {text} ";
        trigrams = [.. Enumerable.Range(0, padded.Length - 2).Select(i => padded[i] << 20 ^ padded[i + 1] << 10 ^ padded[i + 2]).Distinct().Order()];
        groups = [.. RelatedWords.Of(text)];
        groupsWithin = [.. RelatedWords.Within(text)];
    }

    public string Text { get; }

    public static Stem Of(string text)
    {
        if (Kept.TryGetValue(text, out var known)) return known;
        // Counting them locks all of it, which a new word is rare enough for.
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept[text] = new Stem(text);
    }

    /// <summary>
    /// From 0 (nothing in common) to 1 (the same): part of a compound, a typing mistake (Dice's coefficient of their trigrams), compounds that begin
    /// or end alike, or another word for the same thing.
    /// </summary>
    public double LikenessTo(Stem other)
    {
        if (Text == other.Text) return 1;
        var (shorter, longer) = Text.Length < other.Text.Length ? (this, other) : (other, this);
        var likeness = Share(groups, other.groups) ? 0.8 : 0;
        if (shorter.Text.Length >= ShortestPart)
        {
            if (longer.Text.Contains(shorter.Text, StringComparison.Ordinal)) likeness = Math.Max(likeness, 0.6 + 0.3 * shorter.Text.Length / longer.Text.Length);
            else if (2.0 * Shared(other) / (trigrams.Length + other.trigrams.Length) is >= 0.55 and var dice) likeness = Math.Max(likeness, 0.95 * dice);
            else if (SharedEnd(other) is >= ShortestShared and var length) likeness = Math.Max(likeness, 0.5 * length / shorter.Text.Length);
        }

        return likeness < 0.6 && Share(longer.groupsWithin, shorter.groups) ? 0.6 : likeness;
    }

    /// <summary>Nearly all words belong to no group.</summary>
    private static bool Share(int[] these, int[] those)
    {
        foreach (var group in these)
        {
            if (Array.IndexOf(those, group) >= 0) return true;
        }

        return false;
    }

    private int Shared(Stem other)
    {
        var (shared, i, j) = (0, 0, 0);
        while (i < trigrams.Length && j < other.trigrams.Length)
        {
            if (trigrams[i] == other.trigrams[j]) (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (trigrams[i] < other.trigrams[j]) i++;
            else j++;
        }

        return shared;
    }

    /// <summary>How many letters both begin with, or end with.</summary>
    private int SharedEnd(Stem other)
    {
        var most = Math.Min(Text.Length, other.Text.Length);
        var (front, back) = (0, 0);
        while (front < most && Text[front] == other.Text[front]) front++;
        while (back < most && Text[^(back + 1)] == other.Text[^(back + 1)]) back++;
        return Math.Max(front, back);
    }
}
