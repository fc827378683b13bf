using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CitizenParticipation.Accounts;

/// <summary>
/// What is left of a name when everything is taken away that eyes overlook: case, accents, spaces, dots, invisible signs, digits for letters and letters
/// of other scripts that look like Latin ones. Two names with one skeleton can be taken for each other. It is for comparing only and never shown.
/// </summary>
public static class Skeleton
{
    // Only what looks alike in common typefaces; a letter that is not here stands for itself.
    private static readonly FrozenDictionary<char, char> Twins = Pairs(
        "0o 1l 3e 4a 5s 6b 7t 8b 9g @a $s €e !l |l il jl",
        "аa вb еe ёe зe иu іl їl йu јl кk мm нh оo пn рp сc тt уy хx ѕs ԁd ԛq ԝw гr ґr ьb бb үy һh ӏl ѵv",
        "αa βb γy δd εe ζz ηn θo ιl κk λl μm νv ξe οo πn ρp σo ςs τt υu φo χx ψw ωw",
        "ıl łl øo đd ħh ŧt ɑa ɡg ɩl ɪl ʀr ʏy ɴn ʙb ʟl ƅb ơo ưu");

    /// <summary>The whole text without anything between its letters.</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in Spell(text).EnumerateRunes())
        {
            if (rune.IsBmp && Twins.TryGetValue((char)rune.Value, out var twin)) letters.Append(twin);
            else if (Rune.IsLetterOrDigit(rune)) letters.Append(rune.ToString());
        }

        // An umlaut may be written out; pairs of letters that look like one count as that one; a letter written twice is easily overlooked.
        letters.Replace("ue", "u").Replace("ae", "a").Replace("oe", "o").Replace("vv", "w").Replace("rn", "m");
        for (var i = letters.Length - 1; i > 0; i--)
        {
            if (letters[i] == letters[i - 1]) letters.Remove(i, 1);
        }

        return letters.ToString();
    }

    /// <summary>The skeleton of each word.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        [.. text.Split([' ', '.', ',', '-', '_', '/', '(', ')', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(Of).Where(w => w.Length > 0)];

    /// <summary>Small letters without accents; wide, circled, mathematical and joined letters become plain ones.</summary>
    private static string Spell(string text)
    {
        try
        {
            var apart = text.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD);
            return string.Concat(apart.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)));
        }
        catch (ArgumentException)
        {
            // Half a character; such a name is refused elsewhere.
            return "";
        }
    }

    private static FrozenDictionary<char, char> Pairs(params string[] lines) =>
        lines.SelectMany(l => l.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
