using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>Reads the atlas of the city profile once and keeps it until the profile is imported again. It is never written to the database.</summary>
public sealed class ReadAtlas(CityProfile city, ReadDistricts districts)
{
    private Atlas? kept;

    public async ValueTask<Atlas> HandleAsync(CancellationToken stop = default) => kept ?? From(await districts.HandleAsync(stop));

    /// <summary>Reads the files anew for these districts.</summary>
    /// <exception cref="StartRefused">One of the files is wrong.</exception>
    internal Atlas From(DistrictTree tree) => kept = Atlas.From(city.Folder, tree);
}
