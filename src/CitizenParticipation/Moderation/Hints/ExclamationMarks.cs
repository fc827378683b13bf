namespace CitizenParticipation.Moderation.Hints;

/// <summary>Rows of exclamation marks, with question marks or spaces between them or not. One or two are nobody's business.</summary>
public static class ExclamationMarks
{
    private const int LeastMarks = 3;

    /// <returns>One hint with the first row and the word before it; <see cref="Hint.Count"/> says how many rows there are.</returns>
    public static IEnumerable<Hint> In(string text)
    {
        var (rows, first) = (0, "");
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsMark(text[i])) continue;
            var start = i;
            var (marks, loud) = (0, false);
            for (; i < text.Length && (IsMark(text[i]) || text[i] == ' ' && i + 1 < text.Length && IsMark(text[i + 1])); i++)
            {
                marks += IsMark(text[i]) ? 1 : 0;
                loud |= text[i] == '!';
            }

            if (marks < LeastMarks || !loud) continue;
            if (rows++ > 0) continue;
            var end = i;
            while (start > 0 && char.IsLetterOrDigit(text[start - 1])) start--;
            first = text[start..end];
        }

        if (rows > 0) yield return Hint.Of(HintKind.ExclamationMarks, first) with { Count = rows };
    }

    private static bool IsMark(char c) => c is '!' or '?';
}
