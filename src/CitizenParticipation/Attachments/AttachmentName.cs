using System.Globalization;
using System.Text;

namespace CitizenParticipation.Attachments;

/// <summary>What is left of a file's name: a line that can be shown. It never becomes a path.</summary>
internal static class AttachmentName
{
    public static string Tidy(string? raw)
    {
        // Some browsers send the folder along, which is nobody's business.
        var line = raw is null ? "" : raw[(raw.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            // Invisible marks turn the reading direction around or fake another ending.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar) continue;
            kept.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            if (kept.Length > 1000) break;
        }

        var text = new StringInfo(kept.ToString().Trim().Normalize(NormalizationForm.FormC));
        return text.LengthInTextElements <= AttachmentLimits.LongestName ? text.String : text.SubstringByTextElements(0, AttachmentLimits.LongestName - 1) + "…";
    }
}
