using System.Globalization;

namespace CitizenParticipation.Offers;

/// <summary>An amount as people write it: 1200, 1.200, 1 200,50 or 1,200.50, with or without the sign.</summary>
public static class Euros
{
    /// <returns>Whole cents; null for what is no amount.</returns>
    public static long? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 40) return null;
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).Replace("€", "", StringComparison.Ordinal).Replace("Euro", "", StringComparison.OrdinalIgnoreCase).Replace("EUR", "", StringComparison.OrdinalIgnoreCase);
        var mark = text.LastIndexOfAny(['.', ',']);
        // One or two digits behind the last mark are cents; three are thousands.
        var hasCents = mark >= 0 && text.Length - mark - 1 is (1 or 2);
        var (whole, cents) = hasCents ? (text[..mark], text[(mark + 1)..].PadRight(2, '0')) : (text, "00");
        var groups = whole.Split('.', ',', '\'');
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) return null;
        var digits = string.Concat(groups) + cents;
        return digits.Length is > 2 and < 16 && digits.All(char.IsAsciiDigit) ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
    }
}
