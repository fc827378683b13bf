using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Pages;

public sealed class HomePageTests(TestApp app)
{
    [Fact]
    public async Task The_first_things_said_are_what_is_open_and_until_when_then_the_own_district_then_the_map()
    {
        using var visitor = app.Visit();
        var home = await visitor.ReadAsync("/");
        string[] inOrder = ["Hier können Sie jetzt mitmachen", "Ideen für unsere Stadtteile", "Sie können Vorschläge unterstützen und selbst einen machen.", "Bis ", "Mein Stadtteil", "Karte der 18 Stadtteile", "Gerade in Bewegung", "Was daraus wurde", "In vier Schritten"];
        var places = inOrder.Select(words => home.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task What_became_of_earlier_ideas_is_one_link_away()
    {
        using var visitor = app.Visit();
        var home = await visitor.ReadAsync("/");
        Assert.Contains("href=\"/processes/gruene-ecken/results\"", home, StringComparison.Ordinal);
        var results = home[home.IndexOf("Was daraus wurde", StringComparison.Ordinal)..];
        Assert.Equal(3, results[..results.IndexOf("</ol>", StringComparison.Ordinal)].Split("href=\"/proposals/").Length - 1);
    }
}
