namespace CitizenParticipation.Web.Reports;

/// <summary>Names the resource files of this room.</summary>
public sealed class ReportTexts;
