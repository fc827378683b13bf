using System.Globalization;
using System.Text;
using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Results;
using CitizenParticipation.Tests.House;
using CsvHelper;
using CsvHelper.Configuration;

namespace CitizenParticipation.Tests.Results;

public sealed class ExportResultsTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private List<Participant> people = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().Finished().Titled("Grün; \"schön\""));
        people = [.. Enumerable.Range(0, 6).Select(_ => A.Participant().Build())];
        await db.AddAllAsync(people);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task The_file_opens_in_a_german_spreadsheet()
    {
        await AddAsync("Bänke", A.Altstadt, 3);
        var bytes = (await db.Get<ExportResults>().HandleAsync(null, process.Slug, "de")).Value!;
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith(
            "process;borough;district_key;district;rank_process;rank_borough;rank_district;title;category;supports;district_population;supports_per_1000_residents;slug\r\n", text,
            StringComparison.Ordinal);
        Assert.Contains("Bänke;Grün & Klima;3;10566;0.28;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_lines_say_what_the_page_says()
    {
        await AddAsync("eins", A.Altstadt, 3);
        await AddAsync("zwei", A.Altstadt, 2);
        await AddAsync("drei", A.Schalke, 2);
        await AddAsync("vier", A.SchalkeNord, 1);
        await AddAsync("fünf", A.City, 5);
        await AddAsync("sechs", A.Mitte, 4);
        var answer = (await db.Get<ReadResults>().HandleAsync(null, process.Slug)).Value!;
        var lines = await LinesAsync("de");

        Assert.Equal(answer.Ranking.Select(l => (l.Title, l.Supports, l.Rank)), lines.Select(l => (l["title"], Number(l["supports"]), Number(l["rank_process"]))));
        Assert.Equal(answer.Supports, lines.Sum(l => Number(l["supports"])));
        foreach (var borough in answer.Boroughs)
        {
            var own = lines.Where(l => l["borough"] == borough.District.Name).ToList();
            Assert.Equal(borough.Ranking.Select(l => (l.Slug, l.Rank)), own.Select(l => (l["slug"], Number(l["rank_borough"]))));
            foreach (var part in borough.Children)
                Assert.Equal(part.Ranking.Select(l => (l.Slug, l.Rank)), own.Where(l => l["district"] == part.District.Name).Select(l => (l["slug"], Number(l["rank_district"]))));
        }

        Assert.Equal([("fünf", "", "", ""), ("sechs", "Gelsenkirchen-Mitte", "1", "")], lines.Take(2).Select(l => (l["title"], l["borough"], l["rank_borough"], l["rank_district"])));
        Assert.All(lines, l => Assert.Equal("Grün; \"schön\"", l["process"]));
    }

    [Fact]
    public async Task A_gap_in_the_population_stays_a_gap()
    {
        await AddAsync("Schalke-Nord", A.SchalkeNord, 4);
        var line = Assert.Single(await LinesAsync("de"));
        Assert.Equal(("", ""), (line["district_population"], line["supports_per_1000_residents"]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+x")]
    [InlineData("-x")]
    [InlineData("@x")]
    [InlineData("=HYPERLINK(\"https://evil.example\";\"Klick\")")]
    [InlineData("\"=1+1\"")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    public async Task A_title_that_would_start_a_formula_is_defused(string title)
    {
        await AddAsync(title, A.Altstadt, 1);
        var line = Assert.Single(await LinesAsync("de"));
        Assert.DoesNotContain(line["title"][0], "=+-@");
        Assert.Contains(title.Trim('"'), line["title"], StringComparison.Ordinal);
        var raw = Encoding.UTF8.GetString((await db.Get<ExportResults>().HandleAsync(null, process.Slug, "de")).Value!);
        Assert.DoesNotMatch(";\"?[=+@-]", raw.Replace(";\"Klick\"", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Categories_are_named_in_the_language_of_the_reader()
    {
        await AddAsync("Bänke", A.Altstadt, 1);
        Assert.Equal("Green spaces & climate", Assert.Single(await LinesAsync("en"))["category"]);
    }

    [Fact]
    public async Task Numbers_do_not_change_with_the_language_of_the_machine()
    {
        await AddAsync("Bänke", A.Altstadt, 3);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("0.28", Assert.Single(await LinesAsync("de"))["supports_per_1000_residents"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task An_unknown_process_is_not_found() => Assert.Equal(Refusal.NotFound, (await db.Get<ExportResults>().HandleAsync(null, "nowhere", "de")).Refusal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task AddAsync(string title, string district, int supports)
    {
        var proposal = await db.AddAsync(A.Proposal().In(process).By(people[0]).Titled(title).At(district).Published());
        await db.SupportAsync(proposal, people.Take(supports).Select(p => p.Id));
    }

    private async Task<List<Dictionary<string, string>>> LinesAsync(string language)
    {
        var bytes = (await db.Get<ExportResults>().HandleAsync(null, process.Slug, language)).Value!;
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes)), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        await csv.ReadAsync();
        csv.ReadHeader();
        var lines = new List<Dictionary<string, string>>();
        while (await csv.ReadAsync()) lines.Add(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!));
        return lines;
    }
}
