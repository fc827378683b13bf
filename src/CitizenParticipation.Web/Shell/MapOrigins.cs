namespace CitizenParticipation.Web.Shell;

/// <summary>Where the city's map comes from besides this server, such as <c>https://tiles.example.org</c>. Empty unless a city sets a source of its own.</summary>
public sealed record MapOrigins(IReadOnlyList<string> All);
