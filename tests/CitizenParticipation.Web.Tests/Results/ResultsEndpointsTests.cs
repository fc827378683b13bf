using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Results;

public sealed partial class ResultsEndpointsTests(TestApp app)
{
    private const string Finished = "/processes/gruene-ecken/results.csv";
    private const string Running = "/processes/stadtteil-ideen/results.csv";

    [Fact]
    public async Task A_finished_process_is_a_table_that_a_german_spreadsheet_opens_at_once()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(Finished);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("results-gruene-ecken.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var rows = Rows(bytes);
        Assert.Equal(10, rows.Count);
        Assert.Equal(
            ["process", "borough", "district_key", "district", "rank_process", "rank_borough", "rank_district", "title", "category", "supports", "district_population", "supports_per_1000_residents", "slug"],
            rows[0]);
        Assert.All(rows, r => Assert.Equal(13, r.Length));
    }

    [Fact]
    public async Task The_table_the_page_and_the_interface_count_the_same()
    {
        using var visitor = app.Visit();
        var inTable = (await LinesAsync(visitor, Finished)).ToDictionary(l => l["slug"], l => Number(l["supports"]));
        var list = await visitor.JsonAsync<JsonElement>("/api/v1/proposals?process=gruene-ecken&pageSize=50");
        var inList = list.GetProperty("items").EnumerateArray().ToDictionary(p => p.GetProperty("slug").GetString()!, p => p.GetProperty("supports").GetInt32());
        Assert.Equal(inList.OrderBy(p => p.Key), inTable.OrderBy(p => p.Key));

        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/processes/gruene-ecken/results"));
        Assert.Equal(inTable.Values.Sum(), Figure(page, "Unterstützungen"));
        Assert.Equal(inTable.Count, Figure(page, "Vorschläge"));
    }

    [Fact]
    public async Task Its_lines_stand_in_the_order_of_their_ranks()
    {
        using var visitor = app.Visit();
        var lines = await LinesAsync(visitor, Finished);
        Assert.Equal("1", lines[0]["rank_process"]);
        foreach (var (above, below) in lines.Zip(lines.Skip(1)))
        {
            Assert.True(Number(above["supports"]) >= Number(below["supports"]));
            Assert.Equal(above["supports"] == below["supports"], above["rank_process"] == below["rank_process"]);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("resident-20")]
    [InlineData("moderator-2")]
    public async Task A_running_process_is_not_counted_for_others(string? name)
    {
        using var visitor = name is null ? app.Visit() : await app.SignInAsync(name);
        using var answer = await visitor.GetAsync(Running);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("sobald die Unterstützung beendet ist", Regex.Unescape(said), StringComparison.Ordinal);
        Assert.DoesNotContain("supports", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_committee_member_gets_the_lines_of_the_own_borough_before_the_end()
    {
        using var member = await app.SignInAsync("committee-mitte");
        var lines = await LinesAsync(member, Running);
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.Equal("Gelsenkirchen-Mitte", l["borough"]));
        Assert.All(lines, l => Assert.Contains(l["district_key"], A.Districts.WithDescendants(A.Mitte)));
    }

    [Fact]
    public async Task An_administrator_gets_every_borough_before_the_end()
    {
        using var administrator = await app.SignInAsync("administrator");
        var boroughs = (await LinesAsync(administrator, Running)).Select(l => l["borough"]).Where(b => b.Length > 0).Distinct();
        Assert.Equal(A.Districts.Boroughs.Select(b => b.Name).Order(), boroughs.Order());
    }

    [Fact]
    public async Task An_unknown_process_is_not_found()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync("/processes/none/results.csv");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<IReadOnlyList<Dictionary<string, string>>> LinesAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var rows = Rows(await answer.Content.ReadAsByteArrayAsync());
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(c => c.First, c => c.Second))];
    }

    // No cell of the demonstration holds a semicolon or a line break.
    private static List<string[]> Rows(byte[] csv) =>
        [.. Encoding.UTF8.GetString(csv.AsSpan(3)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(l => l.Split(';'))];

    private static int Figure(string page, string name) => Number(Facts().Matches(page).First(m => m.Groups["name"].Value == name).Groups["value"].Value.Replace(".", "", StringComparison.Ordinal));

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("<dt>(?<name>[^<]+)</dt><dd>(?<value>[0-9.]+)</dd>")]
    private static partial Regex Facts();
}
