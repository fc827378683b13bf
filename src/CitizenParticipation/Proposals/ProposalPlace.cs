namespace CitizenParticipation.Proposals;

/// <summary>Where a proposal plays: a pin on the map (WGS 84) and the place in words. Either may be missing, or both.</summary>
/// <param name="Longitude">Null without a pin.</param>
/// <param name="Latitude">Null without a pin.</param>
/// <param name="Words">One line; empty where the author left it out.</param>
public sealed record ProposalPlace(double? Longitude, double? Latitude, string Words)
{
    /// <summary>Decimals of a degree that are kept: about a metre.</summary>
    public const int Decimals = 5;

    public static ProposalPlace None { get; } = new(null, null, "");

    public (double Lon, double Lat)? Pin => (Longitude, Latitude) is ({ } lon, { } lat) ? (lon, lat) : null;
}
