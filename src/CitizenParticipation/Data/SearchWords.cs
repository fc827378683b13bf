using System.Globalization;
using System.Text;

namespace CitizenParticipation.Data;

/// <summary>
/// Brings text and query to one spelling, so that "Strasse", "Straße" and "STRASSE", or "Baeume" and "Bäume" find each other.
/// SQLite's tokenizer folds accents but knows neither ß nor the two-letter spelling of umlauts.
/// </summary>
public static class SearchWords
{
    private const int MostWords = 8;

    /// <summary>Lower case, ß to ss, ä and ae to a, ö and oe to o, ü and ue to u, all other accents dropped.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            // "ae", "oe", "ue" fold to the bare vowel on both sides; "neue" and "treue" lose a letter on both sides alike.
            if (c == 'e' && folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u') continue;
            folded.Append(char.IsLetterOrDigit(c) ? c : ' ');
        }

        return folded.ToString();
    }

    /// <summary>Half an emoji, from a cut or a crafted address, cannot be normalised; it becomes U+FFFD, which is no letter.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The words to look for, folded, at most eight.</summary>
    public static IReadOnlyList<string> Split(string? query) =>
        string.IsNullOrWhiteSpace(query)
            ? []
            : [.. Fold(query.Length > 200 ? query[..200] : query)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];
}
