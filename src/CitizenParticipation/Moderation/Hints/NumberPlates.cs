using System.Text.RegularExpressions;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>
/// German number plates: "GE-AB 123" anywhere, "GE AB 123" only with a code of the list, because rows of capitals are usually something else. Keys of districts
/// (GE-S01, GE-B1), years, standards and pay grades are none; a plate that ends in a number like a year is overlooked for that.
/// </summary>
public static class NumberPlates
{
    /// <summary>Look like codes of places, and are what stands before a hyphen in other words.</summary>
    private static readonly string[] NoPlaces = ["AG", "CD", "IT", "LED", "PC", "TV", "USB", "VHS"];

    private static readonly Regex WithHyphen = Patterns.Linear(
        @"(?:^|[^\p{L}\p{N}-])(?<found>(?<place>[A-ZÄÖÜ]{1,3})[-–](?<letters>[A-Z]{1,2})(?<gap>[ -]?)(?<number>[1-9][0-9]{0,3})[EH]?)(?:$|[^\p{L}\p{N}])", RegexOptions.None);

    private static readonly Regex WithSpaces = Patterns.Linear(
        $@"(?:^|[^\p{{L}}\p{{N}}-])(?<found>(?<place>{string.Join('|', HintFile.Lines("plates.de.txt").SelectMany(line => line.Split(' ')))}) (?<letters>[A-Z]{{2}})(?<gap> ?)(?<number>[1-9][0-9]{{1,3}})[EH]?)(?:$|[^\p{{L}}\p{{N}}])",
        RegexOptions.None);

    public static IEnumerable<Hint> In(string text) =>
        Patterns.Accepted(WithHyphen, text, (match, found) => IsPlate(match) && !Patterns.IsAmount(text, found.Index + found.Length))
            .Concat(Patterns.Accepted(WithSpaces, text, (match, found) => IsPlate(match) && !Patterns.IsAmount(text, found.Index + found.Length) && !FollowsCapitals(text, found.Index)))
            .Select(found => Hint.Of(HintKind.Plate, found.ValueSpan));

    private static bool IsPlate(Match match)
    {
        var (place, letters, number) = (match.Groups["place"].Value, match.Groups["letters"].Value, match.Groups["number"].Value);
        if (number.Length == 4 && number[..2] is "19" or "20" || NoPlaces.Contains(place) || place == "DIN" && letters is "A" or "EN") return false;
        return match.Groups["gap"].Length > 0 || letters.Length == 2 || number.Length > 2;
    }

    /// <summary>Who writes everything in capitals writes "DO AB 18" too.</summary>
    private static bool FollowsCapitals(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.Length >= 2 && char.IsUpper(before[^1]) && char.IsUpper(before[^2]);
    }
}
