using CitizenParticipation.Reports;

namespace CitizenParticipation.Web.Reports;

/// <summary>What a person has typed into the form of a report, as it came.</summary>
public sealed class ReportModel
{
    public string? Reason { get; set; }

    public string? Law { get; set; }

    public string? Words { get; set; }

    public string? Part { get; set; }

    public string? Email { get; set; }

    /// <summary>A field that people do not see; what fills in every field is no person.</summary>
    public string? Website { get; set; }

    public bool IsFromMachine => !string.IsNullOrEmpty(Website);

    public ReportInput ToInput(string language) => new(Reason, Words, Law, Part, Email, language);
}
