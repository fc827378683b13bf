using System.Text.RegularExpressions;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>Telephone numbers as people in Germany write them: with + or 00 and the country, with an area code, or after a word like "Tel.". Dates, opening hours, amounts and postal codes are none.</summary>
public static class PhoneNumbers
{
    private const int Least = 8;
    private const int LeastAbroad = 9;

    /// <summary>Longer without a gap is the number of something else.</summary>
    private const int LongestGroup = 13;

    /// <summary>An area code stands by itself or joined to the rest, never in pairs of digits as dates and hours do.</summary>
    private static readonly Regex WithCode = Patterns.Linear(@"(?:^|[^\p{L}\p{N}+])(?<found>\(?(?:\+ ?[1-9]|00[1-9]|0[1-9][0-9])(?:[ \u00A0/().–-]{0,4}[0-9]){4,24})(?:$|[^0-9])");

    private static readonly Regex AfterWord = Patterns.Linear(
        @"(?:^|[^\p{L}])(?:tel|telefon|telefonnummer|fon|fax|telefax|handy|handynummer|mobil|mobilnummer|whatsapp|phone|mobile|durchwahl|rufnummer)(?:[.: -]|nummer|number|nr|no){1,6}(?<found>[1-9](?:[ /()-]{0,3}[0-9]){4,12})(?:$|[^0-9])");

    public static IEnumerable<Hint> In(string text) =>
        Patterns.Accepted(WithCode, text, (_, found) => !Patterns.IsAmount(text, found.Index + found.Length) && IsNumber(found.Value))
            .Concat(Patterns.Accepted(AfterWord, text, (_, found) => !Patterns.IsAmount(text, found.Index + found.Length) && !Groups(found.Value).All(IsYear)))
            .Select(found => Hint.Of(HintKind.Phone, found.Value.Contains(')', StringComparison.Ordinal) ? found.ValueSpan : found.ValueSpan.TrimStart('(')));

    private static bool IsNumber(string written)
    {
        var groups = Groups(written);
        var digits = string.Concat(groups);
        if (groups.Any(g => g.Length > LongestGroup)) return false;
        if (written.Contains('+', StringComparison.Ordinal)) return digits.Length >= LeastAbroad;
        if (digits.StartsWith("00", StringComparison.Ordinal)) return digits.Length >= LeastAbroad + 3;
        if (digits.Length < Least || groups is [var from, var to] && IsHour(from) && IsHour(to)) return false;
        return digits[1] switch
        {
            '1' => digits[2] is '3' or '5' or '6' or '7' or '8',
            '7' or '8' or '9' when digits[2] == '0' && digits[3] == '0' => digits.Length >= Least + 2,
            _ => true,
        };
    }

    private static string[] Groups(string written) => [.. written.Split([' ', '\u00A0', '/', '(', ')', '.', '-', '–', '+'], StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsHour(string four) => four.Length == 4 && string.CompareOrdinal(four, "2400") <= 0 && four[2..] is "00" or "15" or "30" or "45";

    private static bool IsYear(string four) => four.Length == 4 && four[..2] is "19" or "20";
}
