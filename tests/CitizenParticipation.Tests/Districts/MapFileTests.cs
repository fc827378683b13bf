using System.Globalization;
using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class MapFileTests
{
    private const string Tiles = "tilemap.csv";
    private const string Outlines = "districts.geojson";

    // Oberdorf is a square of 0.02 degrees; Unterdorf lies south of it and has an island.
    private const string TwoVillages =
        """
        {
          "type": "FeatureCollection",
          "features": [
            { "type": "Feature", "properties": { "key": "K-1-A" }, "geometry": { "type": "Polygon", "coordinates": [[[7.00, 60.02], [7.04, 60.02], [7.04, 60.00], [7.00, 60.00], [7.00, 60.02]]] } },
            { "type": "Feature", "properties": { "key": "K-1-B" }, "geometry": { "type": "MultiPolygon", "coordinates": [
              [[[7.00, 60.00], [7.03, 60.00], [7.03, 59.98], [7.00, 59.98], [7.00, 60.00]]],
              [[[7.035, 59.99], [7.04, 59.99], [7.04, 59.985], [7.035, 59.985], [7.035, 59.99]]]] } }
          ]
        }
        """;

    [Fact]
    public void Every_neighbourhood_of_Gelsenkirchen_has_a_tile_of_its_own()
    {
        var map = ReadMap.From(TestCity.RepositoryFolder, A.Districts)!;
        Assert.False(map.ShowsOutlines);
        Assert.Equal(A.Districts.All.Where(d => d.Level == DistrictLevel.Neighbourhood).Select(d => d.Key).Order(), map.Shapes.Select(s => s.Key).Order());
        Assert.Equal(18, map.Shapes.Select(s => (s.LabelX, s.LabelY)).Distinct().Count());
        Assert.All(map.Shapes, s => Assert.Equal(6, s.Path.Count(c => c is 'M' or 'L')));
        Assert.All(map.Shapes, s => Assert.True(s.LabelX > 0 && s.LabelX < map.Width && s.LabelY > 0 && s.LabelY < map.Height, s.Name));
    }

    [Fact]
    public void Tiles_are_read_from_north_to_south_and_from_west_to_east()
    {
        var shapes = ReadMap.From(TestCity.RepositoryFolder, A.Districts)!.Shapes;
        Assert.Equal(["Scholven", "Hassel", "Buer", "Resse", "Beckhausen", "Erle", "Resser Mark"], shapes.Take(7).Select(s => s.Name));
        Assert.Equal("Neustadt", shapes[^1].Name);
    }

    [Fact]
    public void A_profile_without_a_map_has_none()
    {
        using var city = TestCity.Small();
        Assert.Null(Read(city));
    }

    [Theory]
    [InlineData("K-1-B,1,0", "K-9,1,0", "\"K-9\" is not a Stadtteil of the district list")]
    [InlineData("K-1-B,1,0", "K-1,1,0", "\"K-1\" is not a Stadtteil of the district list")]
    [InlineData("K-1-B,1,0", "K-1-A,1,0", "the key \"K-1-A\" already has a tile")]
    [InlineData("K-1-B,1,0", "K-1-B,0,0", "the tile of \"Oberdorf\" already lies there")]
    [InlineData("K-1-B,1,0", "K-1-B,links,0", "\"links\" in column column is not a number")]
    [InlineData("K-1-B,1,0", "K-1-B,,0", "column and row are needed")]
    [InlineData("K-1-B,1,0", "K-1-B,1,100", "column and row are needed, from 0 to 99")]
    [InlineData("K-1-B,1,0", ",1,0", "the key is empty")]
    public void A_wrong_tile_is_named_with_its_line(string old, string broken, string fault)
    {
        using var city = TestCity.Small().Write(Tiles, "key,column,row\nK-1-A,0,0\nK-1-B,1,0").Replace(Tiles, old, broken);
        Refused(city, $"{city.PathOf(Tiles)}, line 3: {fault}");
    }

    [Fact]
    public void Outlines_win_over_tiles_and_keep_their_proportions()
    {
        using var city = TestCity.Small().Write(Tiles, "key,column,row\nK-1-A,0,0").Write(Outlines, TwoVillages);
        var map = Read(city)!;
        Assert.True(map.ShowsOutlines);
        Assert.Equal(["K-1-A", "K-1-B"], map.Shapes.Select(s => s.Key));
        // At 60 degrees north a degree from west to east is half as long as one from south to north: 0.04 degrees wide and 0.04 high is twice as high as wide.
        Assert.Equal(2, map.Height / map.Width, 2);
        Assert.StartsWith("M0 0L288 0L288 ", map.Shapes[0].Path, StringComparison.Ordinal);
        Assert.Equal(2, map.Shapes[1].Path.Count(c => c == 'M'));
    }

    [Fact]
    public void A_name_stands_inside_the_widest_part_of_its_outline()
    {
        using var city = TestCity.Small().Write(Outlines, TwoVillages);
        var village = Read(city)!.Shapes[1];
        // Not between the village and its island.
        Assert.Equal(108, village.LabelX, 0);
        Assert.Equal(216, village.Room, 0);
    }

    [Theory]
    [InlineData("\"K-1-B\"", "\"K-9\"", "feature 2 (\"K-9\"): the key is not a Stadtteil of the district list.")]
    [InlineData("\"K-1-B\"", "\"K-1-A\"", "feature 2 (\"K-1-A\"): the key already has an outline.")]
    [InlineData("{ \"key\": \"K-1-B\" }", "{ \"name\": \"Unterdorf\" }", "feature 2: it has no property \"key\".")]
    [InlineData("{ \"key\": \"K-1-B\" }", "null", "feature 2: it has no property \"key\".")]
    [InlineData("\"MultiPolygon\"", "\"LineString\"", "feature 2 (\"K-1-B\"): its geometry is \"LineString\" and not Polygon or MultiPolygon.")]
    [InlineData("[7.03, 60.00], [7.03, 59.98], [7.00, 59.98], ", "", "feature 2 (\"K-1-B\"): a ring needs four positions or more.")]
    [InlineData("[7.03, 59.98]", "[370000.5, 5710000]", "feature 2 (\"K-1-B\"): positions must be longitude and latitude (WGS 84).")]
    [InlineData("[7.03, 59.98]", "[\"7.03\", 59.98]", "feature 2 (\"K-1-B\"): a position is not a pair of numbers.")]
    [InlineData("[7.03, 59.98]", "7.03", "feature 2 (\"K-1-B\"): a position is not a pair of numbers.")]
    public void A_wrong_outline_is_named_with_its_feature(string old, string broken, string fault)
    {
        using var city = TestCity.Small().Write(Outlines, TwoVillages).Replace(Outlines, old, broken);
        Refused(city, fault);
    }

    [Theory]
    [InlineData("FeatureCollection", "Feature", "line 1: it is not a FeatureCollection with features.")]
    [InlineData("\"features\": [", "\"features\": ", "line 5: ")]
    public void A_file_that_is_no_collection_is_named_with_its_line(string old, string broken, string fault)
    {
        using var city = TestCity.Small().Write(Outlines, TwoVillages).Replace(Outlines, old, broken);
        Refused(city, $"{city.PathOf(Outlines)}, {fault}");
    }

    [Fact]
    public async Task A_broken_map_stops_the_start_before_anything_is_written()
    {
        using var city = TestCity.Small();
        await using var db = await TestDb.CreateAsync(city.Read());
        city.Write(Outlines, "{}").Replace("districts.csv", "Oberdorf", "Hochdorf");
        await Assert.ThrowsAsync<StartRefused>(() => db.Get<ImportDistricts>().HandleAsync());
        Assert.Equal("Oberdorf", (await db.Get<ReadDistricts>().HandleAsync()).NameOf("K-1-A"));
    }

    private static PlaceMap? Read(TestCity city) => ReadMap.From(city.Folder, new DistrictTree(ReadDistrictFile.From(city.Folder)));

    private static void Refused(TestCity city, string fault)
    {
        var message = Assert.Throws<StartRefused>(() => Read(city)).Message;
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"The city profile is broken: {city.Folder}"), message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }
}
