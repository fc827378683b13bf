using System.Text.RegularExpressions;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>Regular expressions over texts of strangers: without backtracking, so that no text makes them slow.</summary>
internal static class Patterns
{
    /// <summary>What an amount is measured in. A number before it is not that of a telephone or a car.</summary>
    private static readonly Regex Unit = Linear(@"^ ?(?:€|%|euro\b|eur\b|uhr\b|h\b|km|m²|qm\b|menschen|personen|m\b|meter|einwohner|stück\b|cent\b|kg\b|people\b|residents\b|o'clock|[:.,][0-9])");

    public static Regex Linear(string pattern, RegexOptions more = RegexOptions.IgnoreCase) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | more);

    public static bool IsAmount(string text, int end) => Unit.IsMatch(text.AsSpan(end, Math.Min(12, text.Length - end)));

    /// <summary>The finds of a pattern whose group <c>found</c> is accepted; after a refused one the search goes on inside it.</summary>
    public static IEnumerable<Group> Accepted(Regex pattern, string text, Func<Match, Group, bool> accepts)
    {
        for (var match = pattern.Match(text); match.Success;)
        {
            var found = match.Groups["found"];
            var good = accepts(match, found);
            if (good) yield return found;
            match = pattern.Match(text, good ? found.Index + found.Length : found.Index + 1);
        }
    }
}
