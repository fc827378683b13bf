using System.Text.Json;

namespace CitizenParticipation.City;

/// <summary>Reads a city profile and names file, line and fault when it is broken.</summary>
public static class ReadCityProfile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="StartRefused">The folder or file is missing, unreadable or wrong.</exception>
    public static CityProfile From(string folder)
    {
        var file = Path.Combine(folder, "city.json");
        if (!File.Exists(file)) throw new StartRefused($"There is no city profile at {file} (settings City:Profile and City:SeedsDirectory).");
        var profile = SeedFile.Json<CityProfile>(file, Json);
        profile.Folder = folder;
        Check(profile, file);
        return profile;
    }

    private static void Check(CityProfile profile, string file)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out _))
            throw SeedFile.Broken(file, 1, $"the time zone \"{profile.TimeZone}\" is not known");
        if (profile.MinimumAge is < 6 or > 99) throw SeedFile.Broken(file, 1, "minimumAge must lie between 6 and 99");
        if (profile.Categories.Count == 0) throw SeedFile.Broken(file, 1, "at least one category is needed");
        var twice = profile.Categories.GroupBy(c => c.Key).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw SeedFile.Broken(file, 1, $"the category \"{twice.Key}\" stands there twice");
        var foreign = profile.Categories.FirstOrDefault(c => c.Example is not null && string.IsNullOrWhiteSpace(c.Example.GetValueOrDefault("de")));
        if (foreign is not null) throw SeedFile.Broken(file, 1, $"the example of the category \"{foreign.Key}\" is missing in German (de)");
    }
}
