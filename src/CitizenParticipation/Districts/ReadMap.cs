using CitizenParticipation.City;

namespace CitizenParticipation.Districts;

/// <summary>Reads the map of a city profile: outlines from <c>districts.geojson</c>, else equal tiles from <c>tilemap.csv</c>, else there is none.</summary>
public static class ReadMap
{
    /// <summary>Width of a tile; the outlines are drawn as wide as four and a half of them.</summary>
    internal const double Tile = 64;

    // Between two tiles stays a gap, wide enough for the ring of the one that has the focus.
    private const double Radius = 0.94 * Tile * 0.5 / 0.8660254037844386;
    private const double RowHeight = Tile * 0.8660254037844386;

    /// <exception cref="StartRefused">One of the files is wrong; the message names it with line or feature.</exception>
    public static PlaceMap? From(string folder, DistrictTree tree)
    {
        var outlines = Path.Combine(folder, "districts.geojson");
        if (File.Exists(outlines)) return ReadOutlines.From(outlines, tree);
        var tiles = Path.Combine(folder, "tilemap.csv");
        return File.Exists(tiles) ? FromTiles(tiles, tree) : null;
    }

    /// <summary>Hexagons with a point above; every odd row stands half a tile to the right.</summary>
    private static PlaceMap FromTiles(string file, DistrictTree tree)
    {
        var placed = new List<(District District, double X, int Row)>();
        foreach (var row in SeedTable.Read(file, "key", "column", "row"))
        {
            var district = tree.Neighbourhood(row.Needed("key")) ?? throw row.Broken($"\"{row.Cell("key")}\" is not a Stadtteil of the district list");
            var (column, line) = (row.Number<int>("column"), row.Number<int>("row"));
            if (column is not { } c || line is not { } r || c > 99 || r > 99) throw row.Broken("column and row are needed, from 0 to 99");
            var x = c + (r % 2 == 0 ? 0 : 0.5);
            if (placed.Any(p => p.District.Key == district.Key)) throw row.Broken($"the key \"{district.Key}\" already has a tile");
            if (placed.FirstOrDefault(p => p.Row == r && Math.Abs(p.X - x) < 0.1).District is { } there) throw row.Broken($"the tile of \"{there.Name}\" already lies there");
            placed.Add((district, x, r));
        }

        if (placed.Count == 0) throw SeedFile.Broken(file, 1, "it holds no tile");
        var (left, top) = (placed.Min(p => p.X), placed.Min(p => p.Row));
        var shapes = placed.OrderBy(p => p.Row).ThenBy(p => p.X).Select(p => Hexagon(p.District, (p.X - left + 0.5) * Tile, (p.Row - top) * RowHeight + Radius + 1)).ToList();
        return new PlaceMap(shapes, (placed.Max(p => p.X) - left + 1) * Tile, (placed.Max(p => p.Row) - top) * RowHeight + 2 * Radius + 2, ShowsOutlines: false);
    }

    private static PlaceMap.Shape Hexagon(District district, double x, double y)
    {
        var corners = Enumerable.Range(0, 6).Select(i => Math.PI / 3 * i - Math.PI / 2).Select(turn => (X: x + Radius * Math.Cos(turn), Y: y + Radius * Math.Sin(turn)));
        return new PlaceMap.Shape(district.Key, district.Name, Outline.Path([[.. corners]]), Math.Round(x, 1), Math.Round(y, 1), Tile * 0.94);
    }
}
