using System.Globalization;
using System.Text;
using CitizenParticipation.City;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Web.Administration;

/// <summary>A process while it is edited: what stands in the fields, right or wrong.</summary>
public sealed class ProcessDraft
{
    public const int LongestSlug = 60;

    public Guid? Id { get; private init; }

    public string Slug { get; set; } = "";

    public string Title { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Description { get; set; } = "";

    public string EasyText { get; set; } = "";

    public bool EasyIsChecked { get; set; }

    public Audience Audience { get; set; }

    /// <summary>As typed.</summary>
    public string ReviewHours { get; set; } = Process.UsualReviewHours.ToString(CultureInfo.InvariantCulture);

    public HashSet<string> Districts { get; private init; } = new(StringComparer.Ordinal);

    public List<PhaseLine> Phases { get; private init; } = [];

    private int Revision { get; init; }

    public static ProcessDraft From(Process process, CityClock clock) => new()
    {
        Id = process.Id,
        Slug = process.Slug,
        Title = process.Title,
        Summary = process.Summary,
        Description = process.Description,
        EasyText = process.EasyText,
        EasyIsChecked = process.EasyState == EasyState.Checked,
        Audience = process.Audience,
        ReviewHours = process.ReviewHours.ToString(CultureInfo.InvariantCulture),
        Districts = process.DistrictKeys.ToHashSet(StringComparer.Ordinal),
        Phases = [.. process.Phases.Select(p => PhaseLine.From(p, clock))],
        Revision = process.Revision,
    };

    public SaveProcess.Input ToInput() =>
        new(Id, Slug, Title, Summary, Description, Audience, [.. Districts], [.. Phases.Select(p => p.ToInput())], Revision, EasyText, EasyIsChecked,
            int.TryParse(ReviewHours, NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var hours) ? hours : null);

    /// <summary>A name for the address, made from the title: small letters, digits and hyphens.</summary>
    public static string ProposeSlug(string title)
    {
        var folded = title.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        var slug = new StringBuilder();
        foreach (var letter in folded)
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
    }
}
