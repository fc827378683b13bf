using System.Net;
using System.Text.Json;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Proposals;

/// <summary>The city of two villages that has outlines; and what its map source opens in the headers.</summary>
public sealed class ZweidorfApp : IAsyncDisposable
{
    public TestApp App { get; } = TestApp.InZweidorf(("Map:Tiles", "https://tiles.example.org/{z}/{x}/{y}.png"), ("Map:Attribution", "© Zweidorf"));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class PlaceFormTests(ZweidorfApp zweidorf, TestApp gelsenkirchen) : IClassFixture<ZweidorfApp>
{
    private const string Page = "/proposals/new?process=brunnen";

    [Fact]
    public async Task A_pin_outside_the_chosen_district_brings_a_question_and_either_answer_is_taken()
    {
        using var resident = await zweidorf.App.SignInAsync("resident-11");
        using var asked = await resident.SubmitAsync(Page, "proposal", Fields("Ein Brunnen am Ufer", "7,02", "59,99"));
        var html = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("Der Punkt liegt in Unterdorf, gewählt ist ein anderer Stadtteil.", html, StringComparison.Ordinal);
        Assert.Contains("Stadtteil Unterdorf nehmen", html, StringComparison.Ordinal);
        Assert.Contains("Oberdorf und den Punkt so lassen", html, StringComparison.Ordinal);
        Assert.Contains("value=\"7,02\"", html, StringComparison.Ordinal);
        Assert.Contains("#f-PlaceKeptAt", html, StringComparison.Ordinal);

        using var taken = await resident.PostAsync(Page, [.. Visitor.HiddenFields(html, "proposal"), .. Fields("Ein Brunnen am Ufer", "7,02", "59,99"), ("Form.PlaceAnswer", "take:Z-1-B")]);
        Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(taken));
        Assert.Contains("Unterdorf", await OwnPageAsync(resident, "Ein Brunnen am Ufer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_as_it_is_it_is_not_asked_again_beside_another_fault()
    {
        using var resident = await zweidorf.App.SignInAsync("resident-12");
        var fields = Fields("Kurz", "7,02", "59,99");
        using var first = await resident.SubmitAsync(Page, "proposal", [.. fields, ("Form.PlaceAnswer", "keep:Z-1-B")]);
        var html = await first.Content.ReadAsStringAsync();
        Assert.Contains("id=\"f-Title-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("place-question", html, StringComparison.Ordinal);
        Assert.Contains(("Form.PlaceAnswer", "keep:Z-1-B"), Visitor.HiddenFields(html, "proposal"));

        using var sent = await resident.PostAsync(Page, [.. Visitor.HiddenFields(html, "proposal"), .. Fields("Der Brunnen bleibt hier", "7,02", "59,99")]);
        Assert.Equal("/me/proposals?said=submitted", Visitor.PathOf(sent));
        var page = await OwnPageAsync(resident, "Der Brunnen bleibt hier");
        Assert.Contains("Oberdorf", page, StringComparison.Ordinal);
        Assert.Contains("Am Brunnen &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("place-pin", page, StringComparison.Ordinal);
        Assert.Contains("59,99 Nord, 7,02 Ost", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_numbers_are_refused_at_their_fields_and_stay_there()
    {
        using var resident = await zweidorf.App.SignInAsync("resident-13");
        using var answer = await resident.SubmitAsync(Page, "proposal", Fields("Ein Brunnen irgendwo", "östlich", ""));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("id=\"f-Longitude-error\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"östlich\"", html, StringComparison.Ordinal);
        using var far = await resident.SubmitAsync(Page, "proposal", Fields("Ein Brunnen irgendwo", "51,5", "7,09"));
        Assert.Contains("weit weg von Zweidorf", WebUtility.HtmlDecode(await far.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var unknown = await resident.SubmitAsync(Page, "proposal", [.. Fields("Ein Brunnen irgendwo", "7,02", "59,99"), ("Form.PlaceAnswer", "take:<script>")]);
        Assert.Contains("id=\"f-District-error\"", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_source_is_open_on_pages_with_a_map_and_nowhere_else()
    {
        using var visitor = await zweidorf.App.SignInAsync("resident-14");
        Assert.Contains("connect-src 'self' https://tiles.example.org;", await PolicyAsync(visitor, Page), StringComparison.Ordinal);
        Assert.Contains("img-src 'self' data: https://tiles.example.org;", await PolicyAsync(visitor, Page), StringComparison.Ordinal);
        Assert.DoesNotContain("tiles.example.org", await PolicyAsync(visitor, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("tiles.example.org", await PolicyAsync(visitor, "/proposals"), StringComparison.Ordinal);
        using var other = await gelsenkirchen.SignInAsync("resident-14");
        foreach (var page in (string[])["/", "/proposals/new?process=stadtteil-ideen"])
            Assert.Contains("img-src 'self' data:; connect-src 'self'; ", await PolicyAsync(other, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outlines_are_served_where_there_are_some()
    {
        using var visitor = zweidorf.App.Visit();
        using var outlines = JsonDocument.Parse(await visitor.ReadAsync("/districts/outlines.geojson"));
        Assert.Equal(["Oberdorf", "Unterdorf"], outlines.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("name").GetString()));
        using var stranger = gelsenkirchen.Visit();
        using var none = await stranger.GetAsync("/districts/outlines.geojson");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_schematic_map_takes_no_pin_and_says_why()
    {
        using var resident = await gelsenkirchen.SignInAsync("resident-15");
        var html = WebUtility.HtmlDecode(await resident.ReadAsync("/proposals/new?process=stadtteil-ideen"));
        Assert.Contains("data-place=\"tiles\"", html, StringComparison.Ordinal);
        Assert.Contains("Einen genauen Punkt speichern wir deshalb nicht", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.Latitude", html, StringComparison.Ordinal);
        Assert.Contains("f-PlaceWords", html, StringComparison.Ordinal);
    }

    private static async Task<string> OwnPageAsync(Visitor resident, string title)
    {
        var own = await resident.ReadAsync("/me/proposals");
        var at = own.IndexOf(title, StringComparison.Ordinal);
        var link = own.LastIndexOf("href=\"/proposals/", at, StringComparison.Ordinal) + 6;
        return await resident.ReadAsync(own[link..own.IndexOf('"', link)]);
    }

    private static async Task<string> PolicyAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }

    private static (string, string)[] Fields(string title, string lon, string lat) =>
        [("Form.Title", title), ("Form.Text", "Am alten Brunnen fehlt Wasser, und alle vermissen ihn sehr."), ("Form.District", "Z-1-A"), ("Form.Category", "water"),
         ("Form.PlaceWords", "Am Brunnen <b>"), ("Form.Longitude", lon), ("Form.Latitude", lat), ("Form.Action", "send")];
}
