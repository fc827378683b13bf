using CitizenParticipation.City;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.City;

public class CityProfileTests
{
    [Fact]
    public void The_profile_of_the_repository_is_read()
    {
        var city = TestCity.Gelsenkirchen;
        Assert.Equal(("Gelsenkirchen", 14, "Europe/Berlin"), (city.Name, city.MinimumAge, city.Zone.Id));
        Assert.Equal(TestCity.RepositoryFolder, city.Folder);
        Assert.Equal(9, city.Categories.Count);
    }

    [Fact]
    public void Another_least_age_changes_nothing_else()
    {
        var city = TestCity.Gelsenkirchen.WithMinimumAge(16);
        Assert.Equal((16, "Gelsenkirchen", TestCity.Gelsenkirchen.Folder, "Europe/Berlin"), (city.MinimumAge, city.Name, city.Folder, city.Zone.Id));
        Assert.Equal(14, TestCity.Gelsenkirchen.MinimumAge);
    }

    [Fact]
    public void A_category_is_named_in_the_language_of_the_reader_and_in_german_otherwise()
    {
        var green = TestCity.Gelsenkirchen.FindCategory("green")!;
        Assert.Equal(("Grün & Klima", "Green spaces & climate", "Grün & Klima"), (green.In("de"), green.In("en"), green.In("sv")));
        Assert.Null(TestCity.Gelsenkirchen.FindCategory("Green"));
        Assert.Null(TestCity.Gelsenkirchen.FindCategory(null));
    }

    [Fact]
    public void A_missing_profile_is_named_with_the_settings_that_lead_to_it()
    {
        var fault = Assert.Throws<StartRefused>(() => ReadCityProfile.From(Path.Combine(Path.GetTempPath(), "no-such-city")));
        Assert.Contains(Path.Combine("no-such-city", "city.json"), fault.Message, StringComparison.Ordinal);
        Assert.Contains("City:Profile", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_is_named_with_its_line()
    {
        using var city = TestCity.Copy().Replace("city.json", "\"minimumAge\": 14,", "\"minimumAge\": 14 14,");
        Refused(city, city.LineOf("city.json", "14 14"), "");
    }

    [Fact]
    public void A_word_where_a_number_belongs_is_named_with_its_line()
    {
        using var city = TestCity.Copy().Replace("city.json", "\"minimumAge\": 14,", "\"minimumAge\": \"vierzehn\",");
        Refused(city, city.LineOf("city.json", "vierzehn"), "");
    }

    [Fact]
    public void A_missing_entry_is_named()
    {
        using var city = TestCity.Copy().Replace("city.json", "\"platform\":", "\"plattform\":");
        Refused(city, null, "platform");
    }

    [Theory]
    [InlineData("\"timeZone\": \"Europe/Berlin\"", "\"timeZone\": null")]
    [InlineData("\"name\": \"Gelsenkirchen\"", "\"name\": null")]
    public void An_entry_that_is_null_is_refused_like_a_missing_one(string old, string broken)
    {
        using var city = TestCity.Copy().Replace("city.json", old, broken);
        Refused(city, city.LineOf("city.json", broken), "null");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        using var city = TestCity.Copy().Write("city.json", "");
        Refused(city, null, "");
    }

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Gelsenkirchen", "the time zone \"Europe/Gelsenkirchen\" is not known")]
    [InlineData("\"minimumAge\": 14", "\"minimumAge\": 5", "minimumAge must lie between 6 and 99")]
    [InlineData("\"key\": \"green\"", "\"key\": \"traffic\"", "the category \"traffic\" stands there twice")]
    [InlineData("\"example\": {\"de\": \"An der Haltestelle", "\"example\": {\"nl\": \"An der Haltestelle", "the example of the category \"traffic\" is missing in German (de)")]
    public void A_wrong_entry_is_named(string old, string broken, string fault)
    {
        using var city = TestCity.Copy().Replace("city.json", old, broken);
        Refused(city, null, fault);
    }

    [Fact]
    public void A_profile_without_categories_is_refused()
    {
        using var city = TestCity.Small().Replace("city.json", "[ { \"key\": \"water\", \"de\": \"Wasser\", \"en\": \"Water\" } ]", "[]");
        Refused(city, null, "at least one category is needed");
    }

    [Fact]
    public void Comments_and_a_last_comma_are_forgiven()
    {
        using var city = TestCity.Copy().Replace("city.json", "\"minimumAge\": 14,", "\"minimumAge\": 16, // by order of the council\n").Replace("city.json", "for a year.\"}}\n", "for a year.\"}},\n");
        Assert.Equal(16, city.Read().MinimumAge);
    }

    [Fact]
    public void Links_start_with_the_configured_address_and_never_with_a_guess()
    {
        Assert.Equal("https://a.example/x", new PublicAddress("https://a.example/").For("/x").ToString());
        Assert.Equal("https://a.example/unter/x", new PublicAddress("https://a.example/unter").For("/x").ToString());
        var unset = new PublicAddress(" ");
        Assert.False(unset.IsKnown);
        Assert.Throws<InvalidOperationException>(() => unset.For("/x"));
        unset.UseWhenUnset("http://localhost:5000");
        unset.UseWhenUnset("http://localhost:6000");
        Assert.Equal("http://localhost:5000/x", unset.For("x").ToString());
    }

    private static void Refused(TestCity city, long? line, string fault)
    {
        var refused = Assert.Throws<StartRefused>(city.Read);
        Assert.StartsWith($"The city profile is broken: {city.PathOf("city.json")}, line {line?.ToString(System.Globalization.CultureInfo.InvariantCulture)}", refused.Message, StringComparison.Ordinal);
        if (line is not null) Assert.Contains($", line {line}: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Path:", refused.Message, StringComparison.Ordinal);
    }
}
