namespace CitizenParticipation.Web.Administration;

/// <summary>Names the resource of texts about the audit trail.</summary>
public sealed class TrailTexts;
