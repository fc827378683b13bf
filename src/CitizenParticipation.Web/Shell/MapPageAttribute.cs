namespace CitizenParticipation.Web.Shell;

/// <summary>Marks a page that can show the city's map: there, and nowhere else, the browser may ask where the map comes from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MapPageAttribute : Attribute;
