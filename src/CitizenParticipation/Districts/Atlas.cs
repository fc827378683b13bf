namespace CitizenParticipation.Districts;

/// <summary>What a city profile tells about its districts besides the list: where they lie, what they touch, and figures about them.</summary>
/// <param name="Map">Null where the profile has none.</param>
/// <param name="Neighbours">By key.</param>
/// <param name="Indicators">Empty where the profile has none.</param>
/// <param name="Notes">What readers should know about the figures of the district list, by key and then by language.</param>
/// <param name="Publishers">Who published the figures.</param>
public sealed record Atlas(
    PlaceMap? Map, ILookup<string, District> Neighbours, Indicators Indicators, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Notes, Publishers Publishers)
{
    /// <exception cref="StartRefused">One of the files is wrong.</exception>
    public static Atlas From(string folder, DistrictTree tree) =>
        new(ReadMap.From(folder, tree), ReadNeighbours.From(folder, tree), ReadIndicators.From(folder, tree), ReadDistrictFile.NotesFrom(folder), Publishers.From(folder));
}
