namespace CitizenParticipation.Web.Development;

/// <summary>Names the resource of texts that only a development machine shows.</summary>
public sealed class DevelopmentTexts;
