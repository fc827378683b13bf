using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class BrowseProposalsTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant().Called("Anna"));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task The_list_holds_published_proposals_only()
    {
        await AddAsync("Öffentlich");
        foreach (var secret in (ProposalBuilder[])[A.Proposal(), A.Proposal().Returned(), A.Proposal().Refused(), A.Proposal().Withdrawn(), A.Proposal().Hidden()])
            await db.AddAsync(secret.In(process).By(author).Titled("Geheim").Saying("Dieses Wort steht nur im Geheimen."));

        var answer = await BrowseAsync(new());
        Assert.Equal((1, 1, 1), (answer.Total, answer.Page, answer.Pages));
        var line = Assert.Single(answer.Proposals);
        Assert.Equal(("Öffentlich", "Anna", process.Slug, process.Title), (line.Title, line.AuthorName, line.ProcessSlug, line.ProcessTitle));
        Assert.Equal(0, (await BrowseAsync(new(Words: "geheim"))).Total);
    }

    [Fact]
    public async Task An_empty_list_has_no_pages() => Assert.Equal((0, 1, 0), await CountAsync(new()));

    [Fact]
    public async Task A_district_brings_its_children_and_the_city_brings_everything()
    {
        await AddAsync("Altstadt", district: A.Altstadt);
        await AddAsync("Mitte", district: A.Mitte);
        await AddAsync("Buer", district: A.Buer);
        await AddAsync("Stadt", district: A.City);
        Assert.Equal(["Altstadt", "Mitte"], await TitlesAsync(new(District: A.Mitte)));
        Assert.Equal(["Altstadt"], await TitlesAsync(new(District: A.Altstadt)));
        Assert.Equal(["Altstadt", "Buer", "Mitte", "Stadt"], await TitlesAsync(new(District: A.City)));
        Assert.Empty(await TitlesAsync(new(District: "GE-S99")));
    }

    [Fact]
    public async Task Counts_hold_published_proposals_only()
    {
        var one = await AddAsync("Altstadt", district: A.Altstadt);
        await AddAsync("Altstadt zwei", district: A.Altstadt);
        await AddAsync("Buer", district: A.Buer);
        await db.AddAsync(A.Proposal().In(process).By(author).At(A.Buer).Hidden());
        await db.SupportAsync(one, author.Id);
        var count = db.Get<CountProposals>();
        Assert.Equal(new Dictionary<string, int> { [A.Altstadt] = 2, [A.Buer] = 1 }, await count.PerDistrictAsync());
        Assert.Equal(new CountProposals.ProcessCount(3, 1), Assert.Single(await count.PerProcessAsync()).Value);
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        var other = await db.AddAsync(A.Process().InSupportPhase());
        await AddAsync("Baum in der Altstadt", category: "green");
        await AddAsync("Weg in der Altstadt", category: "traffic");
        await AddAsync("Baum in Buer", district: A.Buer, category: "green");
        await db.AddAsync(A.Proposal().In(other).By(author).Titled("Baum anderswo").Published());
        Assert.Equal(["Baum anderswo", "Baum in Buer", "Baum in der Altstadt"], await TitlesAsync(new(Category: "green")));
        Assert.Equal(["Baum in Buer", "Baum in der Altstadt", "Weg in der Altstadt"], await TitlesAsync(new(Process: process.Slug)));
        Assert.Equal(["Baum in der Altstadt"], await TitlesAsync(new(Process: process.Slug, District: A.Mitte, Category: "green", Words: "baum")));
        Assert.Empty(await TitlesAsync(new(Process: "nowhere")));
        Assert.Empty(await TitlesAsync(new(Category: "nonsense")));
    }

    [Theory]
    [InlineData("Straße")]
    [InlineData("strasse")]
    [InlineData("STRASSE")]
    [InlineData("stras")]
    [InlineData("Bahnhofstrasse")]
    [InlineData("Baeume")]
    [InlineData("Bäume")]
    [InlineData("baume")]
    [InlineData("BÄUME")]
    [InlineData("bäu")]
    [InlineData("cafe")]
    [InlineData("Café")]
    [InlineData("bäume strasse")]
    [InlineData("strasse, bäume!")]
    [InlineData("\"Bäume\"")]
    [InlineData("Bäume -")]
    public async Task Every_spelling_finds_it(string words)
    {
        await AddAsync("Neue Bäume", "An der Bahnhofstraße, in jeder Straße und vor dem Café fehlen Bäume.");
        await AddAsync("Ganz etwas anderes", "Hier geht es um Fahrräder und sonst um nichts weiter.");
        Assert.Equal(["Neue Bäume"], await TitlesAsync(new(Words: words)));
    }

    [Theory]
    [InlineData("\" OR *")]
    [InlineData("Bäume OR Fahrräder")]
    [InlineData("Bäume NOT Fahrräder")]
    [InlineData("NEAR(Bäume Fahrräder)")]
    [InlineData("Bäume AND")]
    [InlineData("Words:Bäume")]
    [InlineData("Bäume' OR '1'='1")]
    [InlineData("Bäume\") OR (\"Fahrräder")]
    [InlineData("^")]
    [InlineData("*")]
    [InlineData("\"\"\"")]
    [InlineData("{Words} : Bäume")]
    [InlineData("Bäume\0Fahrräder")]
    [InlineData("_d47452D533031")]
    [InlineData("d47452D533031")]
    [InlineData("_c677265656E")]
    [InlineData("_")]
    [InlineData("%")]
    public async Task Signs_and_operators_are_words_or_nothing(string words)
    {
        await AddAsync("Neue Bäume", "An jeder Straße fehlen Bäume und Schatten.");
        await AddAsync("Wege für Fahrräder", "Hier geht es um Fahrräder und sonst um nichts weiter.");
        Assert.Empty(await TitlesAsync(new(Words: words)));
    }

    [Fact]
    public async Task Half_an_emoji_in_the_search_does_no_harm()
    {
        await AddAsync("Neue Bäume");
        Assert.Equal(["Neue Bäume"], await TitlesAsync(new(Words: "Bäume \uD83C")));
        Assert.Empty(await TitlesAsync(new(Words: "\uD83C")));
    }

    [Fact]
    public async Task A_revised_text_is_found_by_its_new_words_only()
    {
        var proposal = await AddAsync("Neue Bäume");
        await using (var open = db.Open())
        {
            var kept = open.Proposals.Include(p => p.Versions).Single(p => p.Id == proposal.Id);
            kept.Reject(ProposalState.Returned, null, "Unclear", "Bitte genauer.", A.Now);
            kept.Submit(new ProposalText("Neue Brunnen", "Am Markt fehlt ein Brunnen mit Wasser.", "", "", "", A.Altstadt, "green"), "", author.Id, A.Now);
            kept.Publish(null, A.Now);
            await open.SaveChangesAsync();
        }

        Assert.Empty(await TitlesAsync(new(Words: "Bäume")));
        Assert.Equal(["Neue Brunnen"], await TitlesAsync(new(Words: "Brunnen")));
    }

    [Fact]
    public async Task Newest_first_and_most_supported_first()
    {
        var people = Enumerable.Range(0, 3).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        await AddAsync("alt", submitted: -9);
        var middle = await AddAsync("mittel", submitted: -5);
        var young = await AddAsync("jung", submitted: -1);
        await db.SupportAsync(middle, people.Select(p => p.Id));
        await db.SupportAsync(young, people[0].Id);
        Assert.Equal(["jung", "mittel", "alt"], (await BrowseAsync(new())).Proposals.Select(p => p.Title));
        Assert.Equal([("mittel", 3), ("jung", 1), ("alt", 0)], (await BrowseAsync(new(Order: BrowseProposals.Order.MostSupported))).Proposals.Select(p => (p.Title, p.Supports)));
    }

    [Theory]
    [InlineData(BrowseProposals.Order.Newest, 1)]
    [InlineData(BrowseProposals.Order.MostSupported, 1)]
    [InlineData(BrowseProposals.Order.Shuffled, 1)]
    [InlineData(BrowseProposals.Order.Shuffled, 20270210)]
    [InlineData(BrowseProposals.Order.Shuffled, int.MaxValue)]
    [InlineData(BrowseProposals.Order.Shuffled, int.MinValue)]
    public async Task Pages_repeat_nothing_and_leave_nothing_out(BrowseProposals.Order order, int seed)
    {
        // All with the same instant and no support: only the last criterion keeps them apart.
        await db.AddAllAsync(Enumerable.Range(0, 25).Select(_ => A.Proposal().In(process).By(author).Published().Build()));
        var seen = new List<string>();
        for (var page = 1; page <= 4; page++) seen.AddRange((await BrowseAsync(new(Order: order, Seed: seed, Page: page, PageSize: 7))).Proposals.Select(p => p.Slug));
        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_order_and_another_seed_another()
    {
        await db.AddAllAsync(Enumerable.Range(0, 30).Select(_ => A.Proposal().In(process).By(author).Published().Build()));
        var orders = new List<string>();
        foreach (var seed in (int[])[1, 2, 3, -1, 0x3FFFFFFF])
        {
            var order = await ShuffledAsync(seed);
            Assert.Equal(order, await ShuffledAsync(seed));
            orders.Add(order);
        }

        Assert.Equal(orders.Count - 1, orders.Distinct().Count());
        Assert.DoesNotContain(string.Join(' ', (await BrowseAsync(new(PageSize: 50))).Proposals.Select(p => p.Slug)), orders);
    }

    [Fact]
    public async Task A_page_is_never_too_large_and_never_out_of_reach()
    {
        await db.AddAllAsync(Enumerable.Range(0, 60).Select(_ => A.Proposal().In(process).By(author).Published().Build()));
        Assert.Equal(50, (await BrowseAsync(new(PageSize: 1000))).Proposals.Count);
        Assert.Single((await BrowseAsync(new(PageSize: 0))).Proposals);
        Assert.Single((await BrowseAsync(new(PageSize: -5))).Proposals);
        Assert.Equal((60, 3, 3), await CountAsync(new(Page: 99)));
        Assert.Equal((60, 1, 3), await CountAsync(new(Page: -1)));
        Assert.Equal((60, 3, 3), await CountAsync(new(Page: int.MaxValue)));
    }

    private Task<Proposal> AddAsync(string title, string text = "Ein Text, der lang genug ist, um zu zählen.", string district = A.Altstadt, string category = "green", int submitted = -3) =>
        db.AddAsync(A.Proposal().In(process).By(author).Titled(title).Saying(text).At(district).About(category).Submitted(A.Now.AddDays(submitted)).Published());

    private Task<BrowseProposals.Answer> BrowseAsync(BrowseProposals.Query query) => db.Get<BrowseProposals>().HandleAsync(query);

    private async Task<List<string>> TitlesAsync(BrowseProposals.Query query)
    {
        var answer = await BrowseAsync(query);
        Assert.Equal(answer.Total, answer.Proposals.Count);
        return [.. answer.Proposals.Select(p => p.Title).Order(StringComparer.Ordinal)];
    }

    private async Task<(int Total, int Page, int Pages)> CountAsync(BrowseProposals.Query query)
    {
        var answer = await BrowseAsync(query);
        return (answer.Total, answer.Page, answer.Pages);
    }

    private async Task<string> ShuffledAsync(int seed) =>
        string.Join(' ', (await BrowseAsync(new(Order: BrowseProposals.Order.Shuffled, Seed: seed, PageSize: 50))).Proposals.Select(p => p.Slug));
}
