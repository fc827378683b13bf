using System.Text.RegularExpressions;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>Shouting: several words in capitals one after the other, or a text that is mostly capitals. Abbreviations, also a list of them, are none.</summary>
public static class Capitals
{
    private const int LeastWords = 4;
    private const int LeastLetters = 16;
    private const int LeastText = 40;
    private const double LeastShare = 0.5;

    private static readonly Regex Row = Patterns.Linear(@"(?:^|[^\p{L}\p{N}])(?<found>\p{Lu}+(?:[ !?.–-]+\p{Lu}+)+)(?:$|[^\p{L}\p{N}])", RegexOptions.None);

    public static IEnumerable<Hint> In(string text)
    {
        foreach (Match match in Row.Matches(text))
        {
            var row = match.Groups["found"].Value;
            if (row.Count(char.IsUpper) < LeastLetters || row.Split([' ', '!', '?', '.', '–', '-'], StringSplitOptions.RemoveEmptyEntries).Length < LeastWords) continue;
            yield return Hint.Of(HintKind.Capitals, row);
            yield break;
        }

        var (letters, large) = (text.Count(char.IsLetter), text.Count(char.IsUpper));
        if (letters >= LeastText && large >= LeastShare * letters) yield return Hint.Of(HintKind.Capitals, text);
    }
}
