using System.Text.RegularExpressions;

namespace CitizenParticipation.Moderation.Hints;

/// <summary>E-mail addresses, also those that are written for people and not for machines ("anna (at) example (punkt) de").</summary>
public static class EmailAddresses
{
    private static readonly Regex Address = Patterns.Linear(
        @"[\p{L}\p{N}._%+-]+(?:@| ?[\[({] ?(?:at|ät) ?[\])}] ?)[\p{L}\p{N}-]+(?:(?:\.| ?[\[({] ?(?:dot|punkt) ?[\])}] ?)[\p{L}\p{N}-]+)*(?:\.| ?[\[({] ?(?:dot|punkt) ?[\])}] ?)\p{L}{2,}");

    public static IEnumerable<Hint> In(string text) => Address.Matches(text).Select(match => Hint.Of(HintKind.Email, match.ValueSpan.TrimStart(".-")));
}
