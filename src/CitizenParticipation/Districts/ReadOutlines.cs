using System.Text.Json;
using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>
/// Reads <c>districts.geojson</c>: a FeatureCollection in longitude and latitude (WGS 84) whose features have a property <c>key</c>.
/// </summary>
internal static class ReadOutlines
{
    private const double Width = 4.5 * ReadMap.Tile;

    public static PlaceMap From(string file, DistrictTree tree)
    {
        var features = Read(file, tree);
        var points = features.SelectMany(f => f.Rings).SelectMany(r => r).ToList();
        var (west, east, south, north) = (points.Min(p => p.Lon), points.Max(p => p.Lon), points.Min(p => p.Lat), points.Max(p => p.Lat));
        var shrink = Math.Cos((south + north) / 2 * Math.PI / 180);
        var unit = Width / Math.Max((east - west) * shrink, 1e-9);
        var grounds = new Grounds([.. features.OrderBy(f => f.District.Position)], new Grounds.Projection(west, north, east, south, shrink * unit, unit));
        var shapes = grounds.All.Select(f =>
        {
            var rings = f.Rings.Select(ring => (IReadOnlyList<(double X, double Y)>)[.. ring.Select(p => grounds.Frame.On(p.Lon, p.Lat))]).ToList();
            var (x, y, room) = Outline.Label(rings);
            return new PlaceMap.Shape(f.District.Key, f.District.Name, Outline.Path(rings), x, y, room);
        });
        return new PlaceMap([.. shapes], Width, Math.Round((north - south) * unit, 1), ShowsOutlines: true, grounds);
    }

    private static List<Grounds.Ground> Read(string file, DistrictTree tree)
    {
        var root = SeedFile.Json<JsonElement>(file, JsonSerializerOptions.Web);
        if (Text(root, "type") != "FeatureCollection" || !root.TryGetProperty("features", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw SeedFile.Broken(file, 1, "it is not a FeatureCollection with features");
        var features = new List<Grounds.Ground>();
        foreach (var (index, feature) in list.EnumerateArray().Index())
        {
            var key = feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) ? Text(properties, "key") : null;
            StartRefused Broken(string fault) => new($"The city profile is broken: {file}, feature {index + 1}{(key is null ? "" : $" (\"{key}\")")}: {fault}.");
            var district = tree.Neighbourhood(key) ?? throw Broken(key is null ? "it has no property \"key\"" : "the key is not a Stadtteil of the district list");
            if (features.Any(f => f.District.Key == key)) throw Broken("the key already has an outline");
            features.Add(new Grounds.Ground(district, Rings(feature, Broken)));
        }

        return features;
    }

    private static List<IReadOnlyList<(double Lon, double Lat)>> Rings(JsonElement feature, Func<string, StartRefused> broken)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object) throw broken("it has no geometry");
        if (!geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array) throw broken("it has no coordinates");
        var polygons = Text(geometry, "type") switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => coordinates.EnumerateArray().ToList(),
            var other => throw broken($"its geometry is \"{other}\" and not Polygon or MultiPolygon"),
        };
        if (polygons.Any(p => p.ValueKind != JsonValueKind.Array)) throw broken("its coordinates are not rings of positions");
        var rings = polygons.SelectMany(p => p.EnumerateArray()).Select(ring => Ring(ring, broken)).ToList();
        return rings.Count > 0 ? rings : throw broken("it has no coordinates");
    }

    private static IReadOnlyList<(double Lon, double Lat)> Ring(JsonElement ring, Func<string, StartRefused> broken)
    {
        if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < 4) throw broken("a ring needs four positions or more");
        return [.. ring.EnumerateArray().Select(Position)];

        (double Lon, double Lat) Position(JsonElement position)
        {
            if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2 || position.EnumerateArray().Take(2).Any(n => n.ValueKind != JsonValueKind.Number))
                throw broken("a position is not a pair of numbers");
            var (lon, lat) = (position[0].GetDouble(), position[1].GetDouble());
            return Math.Abs(lon) <= 180 && Math.Abs(lat) < 90 ? (lon, lat) : throw broken("positions must be longitude and latitude (WGS 84)");
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
