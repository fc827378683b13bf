using System.Collections.Frozen;
using System.Text;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>Numbers of bank accounts, by their length and their check digits (ISO 13616, modulo 97). A mistyped one is no account and no hint.</summary>
public static class Ibans
{
    private static readonly FrozenDictionary<string, int> Lengths =
        "AD24 AE23 AL28 AT20 BA20 BE16 BG22 BY28 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GE22 GR27 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TR26 UA29 XK20"
            .Split(' ').ToFrozenDictionary(c => c[..2], c => int.Parse(c.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static IEnumerable<Hint> In(string text)
    {
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(text[i - 1]) || !char.IsAsciiLetter(text[i]) || !char.IsAsciiLetter(text[i + 1]) || !char.IsAsciiDigit(text[i + 2])) continue;
            if (EndOf(text, i) is not { } end) continue;
            yield return Hint.Of(HintKind.Iban, text.AsSpan(i, end - i));
            i = end;
        }
    }

    /// <returns>Where the account number ends that begins here, or null.</returns>
    private static int? EndOf(string text, int start)
    {
        if (!Lengths.TryGetValue(text.Substring(start, 2).ToUpperInvariant(), out var length)) return null;
        var number = new StringBuilder(length);
        var end = start;
        for (; end < text.Length && number.Length < length; end++)
        {
            if (char.IsAsciiLetterOrDigit(text[end])) number.Append(char.ToUpperInvariant(text[end]));
            else if (text[end] is not (' ' or '\u00A0' or '-' or '.') || end > start && !char.IsAsciiLetterOrDigit(text[end - 1])) return null;
        }

        return number.Length == length && !(end < text.Length && char.IsLetterOrDigit(text[end])) && Agrees(number.ToString()) ? end : null;
    }

    private static bool Agrees(string number)
    {
        var rest = 0;
        foreach (var c in number[4..] + number[..4]) rest = (char.IsAsciiDigit(c) ? rest * 10 + (c - '0') : rest * 100 + (c - 'A' + 10)) % 97;
        return rest == 1;
    }
}
