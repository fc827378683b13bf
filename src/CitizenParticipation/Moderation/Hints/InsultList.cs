using System.Collections.Frozen;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>The word lists of insults, one of each language, as they are looked up. All are used on every text: people write in the language they like.</summary>
internal sealed class InsultList
{
    /// <summary>So many words a phrase has at most.</summary>
    public const int LongestPhrase = 5;

    /// <summary>Shorter ones look like too much else: "A51" is a motorway.</summary>
    private const int ShortestDisguised = 4;

    private readonly FrozenSet<string> whole, beginnings, ends, honest, honestBeginnings, disguised;

    public InsultList(params IReadOnlyList<string> files)
    {
        HashSet<string> whole = [], beginnings = [], ends = [], honest = [], honestBeginnings = [], disguised = [], stems = [];
        foreach (var file in files)
        {
            string[] endings = [""];
            foreach (var line in HintFile.Lines(file))
            {
                if (line.StartsWith("endings:", StringComparison.Ordinal)) endings = ["", .. line["endings:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
                else if (line[0] == '!') (line[^1] == '*' ? honestBeginnings : honest).Add(Fold(line));
                else
                {
                    var word = line.Trim('*');
                    foreach (var ending in endings)
                    {
                        whole.Add(Fold(word + ending));
                        if (line[0] == '*') ends.Add(Fold(word + ending));
                        disguised.Add(Skeleton.Of(word + ending));
                    }

                    if (line[^1] == '*') beginnings.Add(Fold(word));
                    stems.Add(Skeleton.Of(word));
                }
            }
        }

        (this.whole, this.beginnings, this.ends, this.honest, this.honestBeginnings, this.disguised) =
            (whole.ToFrozenSet(StringComparer.Ordinal), beginnings.ToFrozenSet(StringComparer.Ordinal), ends.ToFrozenSet(StringComparer.Ordinal), honest.ToFrozenSet(StringComparer.Ordinal), honestBeginnings.ToFrozenSet(StringComparer.Ordinal), disguised.Where(word => word.Length >= ShortestDisguised).ToFrozenSet(StringComparer.Ordinal));
        Spaced = [.. stems.Where(word => word.Length >= ShortestDisguised)];
    }

    /// <summary>Skeletons that are looked for inside letters with gaps between them.</summary>
    public IReadOnlyList<string> Spaced { get; }

    /// <summary>One spelling for a word or a phrase. Turkish has an I with and one without a dot; here they are the same.</summary>
    public static string Fold(string words) =>
        string.Join(' ', SearchWords.Fold(words.Replace('ı', 'i').Replace('İ', 'i').Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <param name="folded">One word.</param>
    public bool Has(string folded)
    {
        if (honest.Contains(folded) || AnyBeginning(honestBeginnings, folded)) return false;
        return whole.Contains(folded) || AnyBeginning(beginnings, folded) || AnyEnd(folded);
    }

    public bool HasPhrase(string folded) => whole.Contains(folded);

    /// <summary>A word in which something stands for letters.</summary>
    public bool HasSkeleton(string skeleton) => disguised.Contains(skeleton);

    private static bool AnyBeginning(FrozenSet<string> set, string word)
    {
        var lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = 3; end <= word.Length; end++)
        {
            if (lookup.Contains(word.AsSpan(0, end))) return true;
        }

        return false;
    }

    private bool AnyEnd(string word)
    {
        var lookup = ends.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start + 3 <= word.Length; start++)
        {
            if (lookup.Contains(word.AsSpan(start))) return true;
        }

        return false;
    }
}
