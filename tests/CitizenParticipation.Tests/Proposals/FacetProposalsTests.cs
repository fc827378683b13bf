using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class FacetProposalsTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Process other = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        other = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
        await AddAsync("Baum", A.Altstadt, "green");
        await AddAsync("Baum", A.Schalke, "green");
        await AddAsync("Weg", A.Altstadt, "traffic");
        await AddAsync("Baum", A.Buer, "green", other);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Without_filters_each_number_is_that_of_all()
    {
        var facets = await CountAsync(new());
        Assert.Equal((4, 3, 1), (facets.Processes[""], facets.Processes[process.Slug], facets.Processes[other.Slug]));
        Assert.Equal((4, 3, 2, 1, 4), (facets.Districts[""], facets.Districts[A.Mitte], facets.Districts[A.Altstadt], facets.Districts[A.Nord], facets.Districts[A.City]));
        Assert.Equal((4, 3, 1), (facets.Categories[""], facets.Categories["green"], facets.Categories["traffic"]));
        Assert.False(facets.IsCapped);
    }

    [Fact]
    public async Task A_filter_narrows_the_numbers_of_the_others_and_not_its_own()
    {
        var facets = await CountAsync(new(District: A.Mitte, Category: "green"));
        Assert.Equal((3, 2, 1), (facets.Districts[""], facets.Districts[A.Mitte], facets.Districts[A.Nord]));
        Assert.Equal((3, 1), (facets.Categories["green"] + facets.Categories["traffic"], facets.Categories["traffic"]));
        Assert.False(facets.Processes.ContainsKey(other.Slug));
    }

    [Fact]
    public async Task A_search_counts_what_it_finds()
    {
        var facets = await CountAsync(new(Words: "baum"));
        Assert.Equal((3, 1), (facets.Categories[""], facets.Districts[A.Altstadt]));
        Assert.False(facets.Categories.ContainsKey("traffic"));
        Assert.Equal(0, (await CountAsync(new(Words: "nirgends"))).Categories[""]);
        Assert.Empty((await CountAsync(new(Words: "\"*"))).Categories);
    }

    [Fact]
    public async Task Every_link_shows_as_many_as_it_says()
    {
        foreach (var query in (BrowseProposals.Query[])[new(), new(Category: "green"), new(Words: "baum", District: A.Mitte), new(Process: process.Slug)])
        {
            var facets = await CountAsync(query);
            foreach (var (key, count) in facets.Districts.Where(d => d.Key.Length > 0)) Assert.Equal(count, (await BrowseAsync(query with { District = key })).Total);
            foreach (var (key, count) in facets.Categories.Where(c => c.Key.Length > 0)) Assert.Equal(count, (await BrowseAsync(query with { Category = key })).Total);
            foreach (var (slug, count) in facets.Processes.Where(p => p.Key.Length > 0)) Assert.Equal(count, (await BrowseAsync(query with { Process = slug })).Total);
        }
    }

    [Fact]
    public async Task The_numbers_follow_a_proposal_on_its_way()
    {
        var proposal = await db.AddAsync(A.Proposal().In(process).By(author).At(A.Buer).About("traffic"));
        Assert.Equal((4, 0), await NumbersAsync());
        await ChangeAsync(proposal, p => p.Publish(null, A.Now));
        Assert.Equal((5, 1), await NumbersAsync());
        await ChangeAsync(proposal, p => p.Reject(ProposalState.Hidden, null, "Other", "Bitte warten.", A.Now));
        Assert.Equal((4, 0), await NumbersAsync());
        await ChangeAsync(proposal, p => p.Restore(null, "Geklärt.", merged: false, A.Now));
        Assert.Equal((5, 1), await NumbersAsync());
        await db.SqlAsync($"""UPDATE "Proposals" SET "DistrictKey" = '{A.Altstadt}' WHERE "Slug" = '{proposal.Slug}'""");
        Assert.Equal((5, 0), await NumbersAsync());
        await db.SqlAsync($"""DELETE FROM "Proposals" WHERE "Slug" = '{proposal.Slug}'""");
        Assert.Equal((4, 0), await NumbersAsync());
        Assert.Equal(4, (await BrowseAsync(new())).Total);

        async Task<(int All, int TrafficInBuer)> NumbersAsync() => ((await CountAsync(new())).Districts[""], (await CountAsync(new(Category: "traffic"))).Districts.GetValueOrDefault(A.Buer));
    }

    [Fact]
    public async Task The_database_keeps_the_numbers_that_counting_would_give()
    {
        await using var open = db.Open();
        var kept = await open.Set<ProposalCount>().Where(c => c.Count > 0).Select(c => new { c.ProcessId, c.DistrictKey, c.Category, c.Count }).ToListAsync();
        var counted = await open.Proposals.Published.GroupBy(p => new { p.ProcessId, p.DistrictKey, p.Category }).Select(g => new { g.Key.ProcessId, g.Key.DistrictKey, g.Key.Category, Count = g.Count() }).ToListAsync();
        Assert.Equal(counted.ToHashSet(), kept.ToHashSet());
    }

    [Fact]
    public async Task A_search_that_matches_very_much_says_so_instead_of_counting_on()
    {
        for (var i = 0; i < 2; i++)
            await db.AddAllAsync(Enumerable.Range(0, 400).Select(n => A.Proposal().In(process).By(author).At(n % 2 == 0 ? A.Altstadt : A.Buer).Titled("Überall das Wort Allerorten").Submitted(A.Now.AddMinutes(-5 * n - 100)).Published().Build()));
        var found = await BrowseAsync(new(Words: "allerorten"));
        Assert.Equal((500, 25, true), (found.Total, found.Pages, found.IsCapped));
        Assert.True((await CountAsync(new(Words: "allerorten"))).IsCapped);
        var narrowed = await BrowseAsync(new(Words: "allerorten", District: A.Buer));
        Assert.Equal((400, false), (narrowed.Total, narrowed.IsCapped));
        Assert.All(narrowed.Proposals, p => Assert.Equal(A.Buer, p.DistrictKey));
        Assert.True(found.Proposals.Zip(found.Proposals.Skip(1)).All(pair => pair.First.PublishedAt >= pair.Second.PublishedAt));
    }

    [Fact]
    public async Task A_search_that_matches_very_much_is_exact_within_every_filter_order_and_page()
    {
        await db.AddAllAsync(Enumerable.Range(0, 600).Select(n => A.Proposal().In(n % 4 == 0 ? other : process).By(author).At(n % 3 == 0 ? A.Buer : A.Altstadt).About(n % 5 == 0 ? "traffic" : "green")
            .Titled($"Allerorten {n}").Submitted(A.Now.AddMinutes(-n - 200)).Published().Build()));
        Assert.True((await BrowseAsync(new(Words: "allerorten"))).IsCapped);
        foreach (var (query, expected) in new (BrowseProposals.Query, Func<int, bool>)[]
        {
            (new(Process: other.Slug), n => n % 4 == 0), (new(District: A.Nord), n => n % 3 == 0), (new(Category: "traffic"), n => n % 5 == 0),
            (new(Process: process.Slug, District: A.Mitte, Category: "green"), n => n % 4 != 0 && n % 3 != 0 && n % 5 != 0), (new(District: A.City), _ => true), (new(Category: "no such"), _ => false),
        })
        {
            var all = Enumerable.Range(0, 600).Where(expected).Select(n => $"Allerorten {n}").ToList();
            foreach (var order in Enum.GetValues<BrowseProposals.Order>())
            {
                var seen = new List<string>();
                var pages = 1;
                for (var page = 1; page <= pages; page++)
                {
                    var answer = await BrowseAsync(query with { Words = "allerorten", Order = order, Page = page, PageSize = 50 });
                    Assert.Equal((Math.Min(all.Count, 500), all.Count > 500), (answer.Total, answer.IsCapped));
                    seen.AddRange(answer.Proposals.Select(p => p.Title));
                    pages = answer.Pages;
                }

                if (order == BrowseProposals.Order.Newest) Assert.Equal(all.Take(500), seen);
                else Assert.Equal((Math.Min(all.Count, 500), 0), (seen.Distinct().Count(), seen.Except(all).Count()));
            }
        }
    }

    [Fact]
    public async Task A_long_shuffled_list_repeats_nothing_and_begins_elsewhere_each_time()
    {
        for (var i = 0; i < 3; i++) await db.AddAllAsync(Enumerable.Range(0, 350).Select(_ => A.Proposal().In(process).By(author).Published().Build()));
        var firsts = new HashSet<string>();
        foreach (var seed in (int[])[1, 2, 3, int.MaxValue, int.MinValue])
        {
            var seen = new List<string>();
            for (var page = 1; page <= 22; page++) seen.AddRange((await BrowseAsync(new(Order: BrowseProposals.Order.Shuffled, Seed: seed, Page: page, PageSize: 50))).Proposals.Select(p => p.Slug));
            Assert.Equal((1054, 1054), (seen.Count, seen.Distinct().Count()));
            firsts.Add(seen[0]);
        }

        Assert.True(firsts.Count >= 4, $"Five numbers began at {firsts.Count} places only.");
    }

    private Task AddAsync(string title, string district, string category, Process? inProcess = null) =>
        db.AddAsync(A.Proposal().In(inProcess ?? process).By(author).Titled(title).At(district).About(category).Published());

    private async Task ChangeAsync(Proposal proposal, Action<Proposal> change)
    {
        await using var open = db.Open();
        change(await open.Proposals.Whole.SingleAsync(p => p.Id == proposal.Id));
        await open.SaveChangesAsync();
    }

    private Task<FacetProposals.Answer> CountAsync(BrowseProposals.Query query) => db.Get<FacetProposals>().HandleAsync(query);

    private Task<BrowseProposals.Answer> BrowseAsync(BrowseProposals.Query query) => db.Get<BrowseProposals>().HandleAsync(query);
}
