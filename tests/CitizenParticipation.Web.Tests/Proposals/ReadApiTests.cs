using System.Net;
using System.Text.Json;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Proposals;

/// <summary>The read API is a promise to programs of other people: its names, its limits and its order.</summary>
public sealed class ReadApiTests(TestApp app)
{
    private const string List = "/api/v1/proposals";

    [Fact]
    public async Task An_entry_has_exactly_the_promised_fields()
    {
        var list = await ReadAsync(List);
        Assert.Equal(["items", "total", "page", "pages", "pageSize"], Names(list));
        Assert.All(Items(list), p => Assert.Equal(["slug", "title", "process", "district", "category", "state", "supports", "submittedAt", "publishedAt"], Names(p)));
        Assert.All(Items(list), p => Assert.Equal("published", p.GetProperty("state").GetString()));
        Assert.All(Items(list), p => Assert.EndsWith("Z", p.GetProperty("submittedAt").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_proposal_has_its_text_besides()
    {
        var first = Items(await ReadAsync(List))[0];
        var one = await ReadAsync($"{List}/{Slug(first)}");
        Assert.Equal([.. Names(first), "text", "why", "forWhom", "place", "longitude", "latitude", "mergedInto"], Names(one));
        Assert.NotEmpty(one.GetProperty("text").GetString()!);
    }

    [Fact]
    public async Task Every_site_may_read_it()
    {
        using var visitor = app.Visit();
        foreach (var path in (string[])[List, "/api/v1/districts", "/api/v1/processes"])
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        }
    }

    [Fact]
    public async Task A_page_holds_fifty_at_most()
    {
        var list = await ReadAsync(List + "?pageSize=5000");
        Assert.Equal(50, list.GetProperty("pageSize").GetInt32());
        Assert.True(list.GetProperty("total").GetInt32() > 50);
        Assert.Equal(50, Items(list).Count);
    }

    [Fact]
    public async Task Behind_the_last_page_the_list_is_empty()
    {
        var list = await ReadAsync(List + "?page=4000");
        Assert.Equal(4000, list.GetProperty("page").GetInt32());
        Assert.Empty(Items(list));
    }

    [Theory]
    [InlineData("page", "abc")]
    [InlineData("page", "0")]
    [InlineData("pageSize", "-1")]
    [InlineData("seed", "1.5")]
    [InlineData("sort", "xyz")]
    public async Task A_wrong_value_is_answered_with_the_name_of_its_parameter(string name, string value)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync($"{List}?{name}={value}");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([name], Names(problem.GetProperty("errors")));
        Assert.Contains(value, problem.GetProperty("errors").GetProperty(name)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shuffled_list_stays_the_same_for_its_seed_and_repeats_nothing_on_its_pages()
    {
        var first = await ShuffledAsync(7);
        Assert.Equal(first, await ShuffledAsync(7));
        Assert.NotEqual(first, await ShuffledAsync(8));
        Assert.Equal((await ReadAsync(List)).GetProperty("total").GetInt32(), first.Distinct().Count());
        Assert.Equal(first.Count, first.Distinct().Count());
    }

    [Fact]
    public async Task A_district_brings_the_neighbourhoods_below_it()
    {
        var borough = Items(await ReadAsync($"{List}?pageSize=50&district={A.Mitte}")).Select(Slug).ToList();
        var parts = new List<string>();
        foreach (var key in A.Districts.ChildrenOf(A.Mitte).Select(d => d.Key)) parts.AddRange(Items(await ReadAsync($"{List}?pageSize=50&district={key}")).Select(Slug));
        Assert.NotEmpty(parts);
        Assert.Subset(borough.ToHashSet(), parts.ToHashSet());
        Assert.All(Items(await ReadAsync($"{List}?pageSize=50&district={A.Mitte}")), p => Assert.Contains(p.GetProperty("district").GetString()!, A.Districts.WithDescendants(A.Mitte)));
    }

    [Theory]
    [InlineData("district=GE-X99")]
    [InlineData("process=none")]
    [InlineData("category=none")]
    [InlineData("q=%22%20*")]
    public async Task What_matches_nothing_is_an_empty_list(string query) => Assert.Empty(Items(await ReadAsync($"{List}?{query}")));

    [Fact]
    public async Task Words_are_found_in_titles_whatever_their_case()
    {
        var found = Items(await ReadAsync(List + "?pageSize=50&q=" + Uri.EscapeDataString("BIENENWIESE friedhofsweg")));
        Assert.Equal("Bienenwiese neben dem Friedhofsweg in Buer", Assert.Single(found).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Districts_are_the_whole_city_and_a_gap_in_the_figures_is_null()
    {
        var districts = (await ReadAsync("/api/v1/districts")).EnumerateArray().ToList();
        Assert.Equal(24, districts.Count);
        Assert.All(districts, d => Assert.Equal(["key", "name", "level", "parent", "population", "populationYear", "populationSource"], Names(d)));
        Assert.Equal(["borough", "city", "neighbourhood"], districts.Select(d => d.GetProperty("level").GetString()).Distinct().Order());
        var gap = districts.Single(d => d.GetProperty("key").GetString() == A.SchalkeNord);
        Assert.Equal(JsonValueKind.Null, gap.GetProperty("population").ValueKind);
        Assert.Equal(JsonValueKind.Number, districts.Single(d => d.GetProperty("key").GetString() == A.Schalke).GetProperty("population").ValueKind);
    }

    [Fact]
    public async Task Processes_tell_which_phase_runs()
    {
        var processes = (await ReadAsync("/api/v1/processes")).EnumerateArray().ToDictionary(p => p.GetProperty("slug").GetString()!);
        Assert.Equal(["gruene-ecken", "schulwege-sicher", "stadtteil-ideen"], processes.Keys.Order());
        Assert.Equal("support", processes["stadtteil-ideen"].GetProperty("currentPhase").GetString());
        Assert.Equal("propose", processes["schulwege-sicher"].GetProperty("currentPhase").GetString());
        Assert.Equal(JsonValueKind.Null, processes["gruene-ecken"].GetProperty("currentPhase").ValueKind);
        Assert.True(processes["gruene-ecken"].GetProperty("finished").GetBoolean());
        Assert.Equal([A.Mitte, A.Sued], processes["schulwege-sicher"].GetProperty("districts").EnumerateArray().Select(d => d.GetString()!));
    }

    [Fact]
    public async Task The_description_lists_what_programs_may_read_and_nothing_else()
    {
        var document = await ReadAsync("/openapi/v1.json");
        Assert.Equal(["/api/v1/districts", "/api/v1/processes", "/api/v1/proposals", "/api/v1/proposals/{slug}", "/api/v1/proposals/{slug}/comments", "/api/v1/proposals/{slug}/offers", "/api/v1/proposals/similar"], Names(document.GetProperty("paths")).Order());
        Assert.All(document.GetProperty("paths").EnumerateObject(), p => Assert.Equal(["get"], Names(p.Value)));
        var parameters = document.GetProperty("paths").GetProperty(List).GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!);
        Assert.Equal(["category", "district", "page", "pageSize", "process", "q", "seed", "sort"], parameters.Order(StringComparer.Ordinal));
    }

    private async Task<List<string>> ShuffledAsync(int seed)
    {
        var slugs = new List<string>();
        for (var page = 1; ; page++)
        {
            var items = Items(await ReadAsync($"{List}?sort=shuffled&seed={seed}&pageSize=10&page={page}"));
            if (items.Count == 0) return slugs;
            slugs.AddRange(items.Select(Slug));
        }
    }

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var visitor = app.Visit();
        return await visitor.JsonAsync<JsonElement>(path);
    }

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static IEnumerable<string> Names(JsonElement entry) => entry.EnumerateObject().Select(p => p.Name);

    private static string Slug(JsonElement proposal) => proposal.GetProperty("slug").GetString()!;
}
