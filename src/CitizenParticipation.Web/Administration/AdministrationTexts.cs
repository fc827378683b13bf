namespace CitizenParticipation.Web.Administration;

/// <summary>Names the resource of texts for administrators.</summary>
public sealed class AdministrationTexts;
