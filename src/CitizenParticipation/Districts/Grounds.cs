namespace CitizenParticipation.Districts;

/// <summary>The outlines of the neighbourhoods in longitude and latitude (WGS 84): says in which one a place lies, and where it stands on the drawing.</summary>
/// <param name="All">In the order of the city's list.</param>
/// <param name="Frame">How degrees become units of the drawing.</param>
public sealed record Grounds(IReadOnlyList<Grounds.Ground> All, Grounds.Projection Frame)
{
    /// <summary>Outlines are drawn roughly, and two of them rarely meet exactly: who stands this near to an outline may mean either side.</summary>
    private const double Metres = 30;

    private const double MetresPerDegree = 111_320;

    /// <param name="Rings">All rings of all its parts; a hole is a ring inside another.</param>
    public sealed record Ground(District District, IReadOnlyList<IReadOnlyList<(double Lon, double Lat)>> Rings);

    /// <summary>A city is small enough for degrees to be drawn as they are, once those from west to east are shortened by the cosine of the latitude.</summary>
    /// <param name="West">The longitude of the left edge.</param>
    /// <param name="North">The latitude of the upper edge.</param>
    /// <param name="East">The longitude of the right edge.</param>
    /// <param name="South">The latitude of the lower edge.</param>
    /// <param name="PerLon">Units of the drawing for one degree from west to east.</param>
    /// <param name="PerLat">Units of the drawing for one degree from north to south.</param>
    public sealed record Projection(double West, double North, double East, double South, double PerLon, double PerLat)
    {
        public (double X, double Y) On(double lon, double lat) => ((lon - West) * PerLon, (North - lat) * PerLat);
    }

    /// <summary>The neighbourhood in which a place lies; of several that are equally right the first of the list, and null outside all of them.</summary>
    public District? At(double lon, double lat) =>
        (All.FirstOrDefault(g => Holds(g, lon, lat)) ?? All.FirstOrDefault(g => Distance(g, lon, lat) <= Metres))?.District;

    /// <summary>True inside the district and right beside its outline.</summary>
    public bool LiesIn(DistrictTree tree, string key, double lon, double lat) =>
        All.Any(g => tree.Covers([key], g.District.Key) && (Holds(g, lon, lat) || Distance(g, lon, lat) <= Metres));

    /// <summary>Whether a place can be meant at all: in the city or about as far around it as the city is wide, and at least some kilometres.</summary>
    public bool IsNear(double lon, double lat)
    {
        var (wide, high) = (Math.Max(0.1, Frame.East - Frame.West), Math.Max(0.1, Frame.North - Frame.South));
        return lon >= Frame.West - wide && lon <= Frame.East + wide && lat >= Frame.South - high && lat <= Frame.North + high;
    }

    /// <summary>Inside an odd number of rings: so a hole is outside, and an island inside.</summary>
    private static bool Holds(Ground ground, double lon, double lat)
    {
        var inside = false;
        foreach (var ring in ground.Rings)
        {
            for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
            {
                var (a, b) = (ring[i], ring[j]);
                if (a.Lat > lat != b.Lat > lat && lon < a.Lon + (lat - a.Lat) / (b.Lat - a.Lat) * (b.Lon - a.Lon)) inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>From a place to the nearest outline of a district.</summary>
    private static double Distance(Ground ground, double lon, double lat)
    {
        var perLon = MetresPerDegree * Math.Cos(lat * Math.PI / 180);
        (double X, double Y) Flat((double Lon, double Lat) p) => ((p.Lon - lon) * perLon, (p.Lat - lat) * MetresPerDegree);
        return ground.Rings.SelectMany(ring => ring.Zip(ring.Skip(1).Append(ring[0]))).Min(side => ToOrigin(Flat(side.First), Flat(side.Second)));
    }

    private static double ToOrigin((double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = dx * dx + dy * dy;
        var at = length == 0 ? 0 : Math.Clamp(-(a.X * dx + a.Y * dy) / length, 0, 1);
        return Math.Sqrt(Math.Pow(a.X + at * dx, 2) + Math.Pow(a.Y + at * dy, 2));
    }
}
