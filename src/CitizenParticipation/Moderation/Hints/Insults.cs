using System.Text.RegularExpressions;
using CitizenParticipation.Accounts;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>
/// Words and phrases of the lists of insults. Plain words are compared letter by letter. Where something stands for letters ("1d10t", letters of another script),
/// letters are repeated or have gaps between them ("I d i o t"), what eyes see is compared.
/// </summary>
public static class Insults
{
    private const int LongestWord = 40;

    private static readonly InsultList List = new("insults.de.txt", "insults.en.txt", "insults.tr.txt");

    /// <summary>Letters, and what is used instead of some.</summary>
    private static readonly Regex Word = Patterns.Linear(@"[\p{L}\p{M}\p{N}\p{Cf}@$€!|'’]+");

    /// <summary>Words with marks inside them and no space.</summary>
    private static readonly Regex Broken = Patterns.Linear(@"\p{L}+(?:[.*_·~^+-]+\p{L}+)+");

    /// <summary>Four single letters or more, with up to three signs between two of them.</summary>
    private static readonly Regex Single = Patterns.Linear(@"(?:^|[^\p{L}\p{N}@$€])(?<found>[\p{L}\p{N}@$€](?:[^\p{L}\p{N}@$€\n]{1,3}[\p{L}\p{N}@$€]){3,})(?:$|[^\p{L}\p{N}@$€])");

    public static IEnumerable<Hint> In(string text) =>
        Plain(text).Concat(Split(text)).Concat(Spaced(text)).DistinctBy(words => words.Start).OrderBy(words => words.Start)
            .Select(words => Hint.Of(HintKind.Insult, text.AsSpan(words.Start, words.Length)));

    private static IEnumerable<(int Start, int Length)> Plain(string text)
    {
        var words = Word.Matches(text).Select(match => (match.Index, match.Length, Folded: InsultList.Fold(Cut(match.Value.Trim('!', '\'', '’'))))).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            var (start, length, phrase) = words[i];
            if (phrase.Length == 0) continue;
            if (List.Has(phrase) || IsDisguised(Cut(text.Substring(start, length).TrimEnd('!')))) yield return (start, length);
            for (var next = i + 1; next < words.Count && next < i + InsultList.LongestPhrase; next++)
            {
                // Across a full stop or a new line it is no phrase.
                if (text.AsSpan(words[next - 1].Index + words[next - 1].Length, words[next].Index - words[next - 1].Index - words[next - 1].Length) is not " ") break;
                phrase += " " + words[next].Folded;
                if (List.HasPhrase(phrase)) yield return (start, words[next].Index + words[next].Length - start);
            }
        }
    }

    /// <summary>"Ar.sch", "Idi*ot".</summary>
    private static IEnumerable<(int Start, int Length)> Split(string text) =>
        Broken.Matches(text).Where(match => match.Length <= LongestWord && List.HasSkeleton(Skeleton.Of(match.Value))).Select(match => (match.Index, match.Length));

    /// <summary>Single letters one after the other, whatever stands between them.</summary>
    private static IEnumerable<(int Start, int Length)> Spaced(string text) =>
        from row in Patterns.Accepted(Single, text, (_, _) => true)
        where 2 * row.Value.Count(char.IsLetter) >= row.Value.Count(char.IsDigit)
        let seen = Skeleton.Of(row.Value)
        where List.Spaced.Any(word => seen.Contains(word, StringComparison.Ordinal))
        select (row.Index, row.Length);

    private static bool IsDisguised(string word) => HidesLetters(word) && List.HasSkeleton(Skeleton.Of(word));

    /// <summary>Figures or signs beside letters, letters of two scripts, invisible signs, or one letter three times.</summary>
    private static bool HidesLetters(string word)
    {
        var (latin, other, signs, row) = (false, false, false, 1);
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsAsciiLetter(word[i]) || word[i] is >= 'À' and <= 'ɏ') latin = true;
            else if (char.IsLetter(word[i])) other = true;
            else signs = true;
            row = i > 0 && char.ToLowerInvariant(word[i]) == char.ToLowerInvariant(word[i - 1]) ? row + 1 : 1;
            if (row == 3) return true;
        }

        return latin && (other || signs);
    }

    private static string Cut(string word) => word.Length <= LongestWord ? word : word[..LongestWord];
}
