namespace CitizenParticipation.Web.Maps;

/// <summary>Names the resource of sentences on and below the map.</summary>
public sealed class MapTexts;
