using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Districts;

public sealed class DistrictPageTests(TestApp app)
{
    [Theory]
    [InlineData("GE-S17", ">20.208</dd>")]
    [InlineData("GE-S17", "Bezirksvertretung Gelsenkirchen-Süd")]
    [InlineData("GE-S17", "href=\"/districts/GE-S18\"")]
    [InlineData("GE-S17", "Ückendorf in Zahlen")]
    [InlineData("GE-S17", "Was in Ückendorf schon gelaufen ist")]
    [InlineData("GE-S17", "Ückendorf ist mein Stadtteil")]
    [InlineData("GE-S03", "<dt>Menschen</dt><dd>keine Angabe</dd>")]
    [InlineData("GE-B2", "Stadtteile in diesem Bezirk")]
    [InlineData("GE-B2", "Sitze in der Bezirksvertretung")]
    [InlineData("05513000", "Rat der Stadt")]
    public async Task A_district_says_who_lives_there_who_decides_and_what_is_known(string key, string words)
    {
        using var visitor = app.Visit();
        Assert.Contains(words, await visitor.ReadAsync("/districts/" + key), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "So berechnet")]
    [InlineData("en", "Computed like this")]
    [InlineData("tr", "Şöyle hesaplandı")]
    [InlineData("ar", "طريقة الحساب")]
    public async Task Nobody_reads_remarks_for_those_who_look_after_the_data(string language, string how)
    {
        using var visitor = app.Visit();
        using var chosen = await visitor.GetAsync("/language/" + language + "?return=/districts");
        foreach (var key in (string[])["GE-B1", "GE-S02", "GE-S03", "GE-S12", "05513000"])
        {
            var html = await visitor.ReadAsync("/districts/" + key);
            foreach (var remark in (string[])["indicators.csv", "no population figure", "unresolved", "undated copy", "add both", "orientation only, never", "divided by", "github.com<"])
            {
                if (language != "en" || remark != "divided by") Assert.DoesNotContain(remark, html, StringComparison.Ordinal);
            }
        }

        Assert.Contains(how, System.Net.WebUtility.HtmlDecode(await visitor.ReadAsync("/districts/GE-S02")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_table_of_the_map_carries_its_numbers_beside_it()
    {
        using var visitor = app.Visit();
        var html = await visitor.ReadAsync("/districts");
        Assert.DoesNotContain("Dieselben Zahlen als Tabelle", html, StringComparison.Ordinal);
        Assert.Contains("(2022)", html, StringComparison.Ordinal);
        Assert.Matches("per-thousand[^>]*>[0-9,]+ je 1.000<", html);
        Assert.Contains("Dieselben Zahlen als Tabelle", await visitor.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_without_figures_has_its_districts_too()
    {
        await using var small = TestApp.InZweidorf();
        using var visitor = small.Visit();
        var html = await visitor.ReadAsync("/districts/Z-1-A");
        Assert.Contains(">1.800</dd>", html, StringComparison.Ordinal);
        Assert.Contains("60 % der Stadt", System.Net.WebUtility.HtmlDecode(html).Replace('\u00a0', ' '), StringComparison.Ordinal);
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
