using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Districts;

public sealed class DistrictPageTests(TestApp app)
{
    [Theory]
    [InlineData("GE-S17", "20.208 Menschen leben hier (2018).")]
    [InlineData("GE-S17", "Bezirksvertretung Gelsenkirchen-Süd")]
    [InlineData("GE-S17", "href=\"/districts/GE-S18\"")]
    [InlineData("GE-S17", "Ückendorf in Zahlen")]
    [InlineData("GE-S17", "Was in Ückendorf schon gelaufen ist")]
    [InlineData("GE-S17", "Ückendorf ist mein Stadtteil")]
    [InlineData("GE-S03", "Wie viele Menschen hier leben: keine Angabe.")]
    [InlineData("GE-B2", "Stadtteile in diesem Bezirk")]
    [InlineData("GE-B2", "Sitze in der Bezirksvertretung")]
    [InlineData("05513000", "Rat der Stadt")]
    public async Task A_district_says_who_lives_there_who_decides_and_what_is_known(string key, string words)
    {
        using var visitor = app.Visit();
        Assert.Contains(words, await visitor.ReadAsync("/districts/" + key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_Stadtteil_can_be_somebodys_own()
    {
        using var visitor = app.Visit();
        Assert.DoesNotContain("ist mein Stadtteil", await visitor.ReadAsync("/districts/GE-B2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_carries_a_style_or_a_script_in_itself()
    {
        using var visitor = app.Visit();
        foreach (var path in (string[])["/", "/districts", "/districts/GE-S17", "/districts/GE-B1"])
        {
            var html = await visitor.ReadAsync(path);
            Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]* src=)", html);
        }
    }
}
