using System.Globalization;
using CitizenParticipation.Districts;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Districts;

public class DistrictFileTests
{
    private const string File = "districts.csv";

    [Theory]
    [InlineData("K-1-A,Oberdorf,Stadtteil,K-1,", "K-1-A,Oberdorf,Stadtteil,K-9,", "\"Oberdorf\" names the unknown parent_key \"K-9\"")]
    [InlineData("K-1-B,", "K-1-A,", "the key \"K-1-A\" already stands on line 4")]
    [InlineData("1800", "viele", "\"viele\" in column population is not a number")]
    [InlineData("1800", "1800.5", "\"1800.5\" in column population is not a number")]
    [InlineData("1800,2024", "1800,letztes Jahr", "\"letztes Jahr\" in column year is not a number")]
    [InlineData("Oberdorf,Stadtteil", "Oberdorf,Dorf", "the level \"Dorf\" is not Stadt, Bezirk or Stadtteil")]
    [InlineData("Oberdorf,Stadtteil", "Oberdorf,", "the level \"\" is not Stadt, Bezirk or Stadtteil")]
    [InlineData("Unterdorf,Stadtteil,K-1,", "Unterdorf,Stadtteil,K-1-A,", "the parent \"K-1-A\" is not above \"Unterdorf\"")]
    [InlineData("Unterdorf,Stadtteil,K-1,", "Unterdorf,Stadtteil,,", "\"Unterdorf\" has no parent_key")]
    [InlineData("K-1-B,Unterdorf", ",Unterdorf", "the key is empty")]
    [InlineData("K-1-B,Unterdorf", "K 1 B,Unterdorf", "the key \"K 1 B\" may hold letters")]
    [InlineData("K-1-B,Unterdorf", "K-1-B-und-noch-viel-mehr,Unterdorf", "may hold letters, digits and hyphens only, at most 20")]
    [InlineData("K-1-B,Unterdorf", "K-1-B, ", "the district \"K-1-B\" has no name")]
    [InlineData("K,Kleinstadt,Stadt,,", "K,Kleinstadt,Stadt,K-1,", "the city itself has no parent_key")]
    public void A_wrong_line_is_named_with_its_number_and_its_fault(string old, string broken, string fault)
    {
        using var city = TestCity.Small().Replace(File, old, broken);
        var line = city.LineOf(File, broken.Split('\n')[0]);
        // The second line of a pair is the wrong one.
        if (broken == "K-1-A,") line = 5;
        Refused(city, line, fault);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("name")]
    [InlineData("level")]
    [InlineData("parent_key")]
    [InlineData("population")]
    public void A_missing_column_is_named(string column)
    {
        using var city = TestCity.Small().Replace(File, column, column + "x");
        Refused(city, 1, $"the column \"{column}\" is missing");
    }

    [Fact]
    public void A_file_with_semicolons_is_refused_at_its_first_line()
    {
        using var city = TestCity.Small().Write(File, "key;name;level;parent_key;population\nK;Kleinstadt;Stadt;;3000");
        Refused(city, 1, "the column \"key\" is missing");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        using var city = TestCity.Small();
        System.IO.File.WriteAllText(city.PathOf(File), "");
        Refused(city, 1, "it is empty");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var city = TestCity.Small();
        System.IO.File.Delete(city.PathOf(File));
        Assert.Contains(city.PathOf(File), Assert.Throws<StartRefused>(() => ReadDistrictFile.From(city.Folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("K-1,Kleinstadt-Mitte,Bezirk,K,", "K-1,Kleinstadt-Mitte,Stadt,,")]
    [InlineData("K,Kleinstadt,Stadt,", "K,Kleinstadt,Bezirk,K-1")]
    public void There_is_exactly_one_city(string old, string broken)
    {
        using var city = TestCity.Small().Replace(File, old, broken);
        Refused(city, 1, "exactly one line must have the level Stadt");
    }

    [Fact]
    public void A_decimal_comma_is_refused_and_not_read_as_thousands()
    {
        using var city = TestCity.Small().Write(File, "key,name,level,parent_key,population,area_km2\nK,Kleinstadt,Stadt,,3000,\"1,574\"");
        Refused(city, 2, "\"1,574\" in column area_km2 is not a number");
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("3.000")]
    [InlineData("3 000")]
    [InlineData("1e3")]
    public void A_population_is_a_plain_number(string figure)
    {
        using var city = TestCity.Small().Replace(File, "1800", figure);
        Refused(city, 4, $"\"{figure}\" in column population is not a number");
    }

    [Fact]
    public void Quoted_names_byte_order_marks_and_english_levels_are_read()
    {
        using var city = TestCity.Small();
        System.IO.File.WriteAllText(
            city.PathOf(File), "key,name,level,parent_key,population\r\nK,\"Kleinstadt, alt\",City,,\r\nK-1,Mitte,borough,K,\r\nK-2,Tal,Ortsteil,K,12\r\n", new System.Text.UTF8Encoding(true));
        var districts = ReadDistrictFile.From(city.Folder);
        Assert.Equal(["Kleinstadt, alt", "Mitte", "Tal"], districts.Select(d => d.Name));
        Assert.Equal([DistrictLevel.City, DistrictLevel.Borough, DistrictLevel.Neighbourhood], districts.Select(d => d.Level));
        Assert.Equal([0, 1, 2], districts.Select(d => d.Position));
    }

    [Fact]
    public void Notes_for_readers_are_read_by_language()
    {
        using var city = TestCity.Small().Write(File, "key,name,level,parent_key,population,note,note_de,note_en\nK,Kleinstadt,Stadt,,3000,ask the mayor,Geschätzt.,Estimated.\nK-1,Mitte,Bezirk,K,,remark,,");
        var notes = Assert.Single(ReadDistrictFile.NotesFrom(city.Folder));
        Assert.Equal(("K", "Geschätzt.", "Estimated."), (notes.Key, notes.Value["de"], notes.Value["en"]));
        Assert.Equal(2, notes.Value.Count);
    }

    [Fact]
    public async Task Importing_again_takes_over_what_changed_and_doubles_nothing()
    {
        using var city = TestCity.Small();
        await using var db = await TestDb.CreateAsync(city.Read());
        city.Replace(File, "Unterdorf", "Unterdorf am Bach").Append(File, "K-1-C,Neubau,Stadtteil,K-1,40,2026");
        await db.Get<ImportDistricts>().HandleAsync();
        var tree = await db.Get<ReadDistricts>().HandleAsync();
        Assert.Equal(["Oberdorf", "Unterdorf am Bach", "Neubau"], tree.ChildrenOf("K-1").Select(d => d.Name));
        Assert.Equal(5, tree.All.Count);
    }

    private static void Refused(TestCity city, int line, string fault)
    {
        var refused = Assert.Throws<StartRefused>(() => ReadDistrictFile.From(city.Folder));
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"The city profile is broken: {city.PathOf(File)}, line {line}: "), refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }
}
