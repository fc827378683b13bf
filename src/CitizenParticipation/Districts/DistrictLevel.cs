namespace CitizenParticipation.Districts;

public enum DistrictLevel
{
    /// <summary>Stadt.</summary>
    City = 0,

    /// <summary>Stadtbezirk, with an elected Bezirksvertretung.</summary>
    Borough = 1,

    /// <summary>Stadtteil.</summary>
    Neighbourhood = 2,
}
