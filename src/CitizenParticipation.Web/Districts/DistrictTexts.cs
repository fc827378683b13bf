namespace CitizenParticipation.Web.Districts;

/// <summary>Names the resource of sentences about districts.</summary>
public sealed class DistrictTexts;
