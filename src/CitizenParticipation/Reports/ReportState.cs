namespace CitizenParticipation.Reports;

public enum ReportState
{
    Open = 0,

    /// <summary>Something was done about what was reported.</summary>
    Acted = 1,

    /// <summary>Nothing was wrong with it.</summary>
    Dismissed = 2,
}
