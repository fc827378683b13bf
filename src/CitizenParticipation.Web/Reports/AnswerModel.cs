using CitizenParticipation.Reports;

namespace CitizenParticipation.Web.Reports;

/// <summary>What a moderator has typed into the answer to reports, as it came.</summary>
public sealed class AnswerModel
{
    /// <summary>"yes" or "no".</summary>
    public string? Acted { get; set; }

    public string? Reason { get; set; }

    public string? Words { get; set; }

    /// <summary>The newest report that stood on the page.</summary>
    public string? Newest { get; set; }

    public AnswerReports.Input ToInput() => new(Acted switch { "yes" => true, "no" => false, _ => null }, Reason, Words, Guid.TryParse(Newest, out var newest) ? newest : null);
}
