namespace CitizenParticipation.City;

/// <summary>
/// What makes this installation this city's: read once at start from <c>seeds/{City:Profile}/city.json</c>.
/// Another city is another folder and one setting, no code.
/// </summary>
public sealed class CityProfile
{
    public required string Name { get; init; }

    /// <summary>The name of the platform as it stands in the header.</summary>
    public required string Platform { get; init; }

    /// <summary>IANA zone in which dates are entered and shown, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The least age to register, in years; judged by year of birth alone, so nobody is refused in the year they reach it.</summary>
    public required int MinimumAge { get; init; }

    public required string Contact { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>The folder this profile was read from.</summary>
    public string Folder { get; set; } = "";

    public TimeZoneInfo Zone => field ??= TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public CityProfile WithMinimumAge(int age) => new()
    {
        Name = Name, Platform = Platform, TimeZone = TimeZone, MinimumAge = age, Contact = Contact, Categories = Categories, Folder = Folder,
    };

    public Category? FindCategory(string? key) => Categories.FirstOrDefault(c => c.Key == key);
}
