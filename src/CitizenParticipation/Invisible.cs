using System.Globalization;
using System.Text;

namespace CitizenParticipation;

/// <summary>
/// Signs that take no room. In texts of several lines they are harmless, and emoji, Persian and the languages of India need some of them. In a line they
/// make two names or titles look the same that are not, so there they stand only where they are needed.
/// </summary>
internal static class Invisible
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>Nothing in it can be seen.</summary>
    public static bool IsAll(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && !TakesNoRoom(rune) && !IsVariation(rune)) return false;
        }

        return true;
    }

    /// <summary>Holds an invisible sign where no script needs it.</summary>
    public static bool Misleads(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            if (TakesNoRoom(runes[i]) && !(i > 0 && i + 1 < runes.Length && IsNeeded(runes[i - 1], runes[i], runes[i + 1]))) return true;
        }

        return false;
    }

    private static bool IsNeeded(Rune before, Rune sign, Rune after) => sign.Value switch
    {
        NonJoiner => Joins(before) && Joins(after),
        Joiner => (Joins(before) && Joins(after)) || (IsPicture(before) && IsPicture(after)),
        _ => false,
    };

    /// <summary>Letters of scripts that are written joined: Arabic, Syriac, N'Ko, and those of India and its neighbours.</summary>
    private static bool Joins(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x07FF) or (>= 0x08A0 and <= 0x0DFF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
        && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsPicture(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol || IsVariation(rune);

    // Chooses between a plain and a coloured picture of the sign before it.
    private static bool IsVariation(Rune rune) => rune.Value is 0xFE0E or 0xFE0F;

    private static bool TakesNoRoom(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        // Fillers of Korean, a joiner of graphemes, variations of Mongolian and of rare ideographs, and the empty braille pattern.
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0100 and <= 0xE01EF);
}
