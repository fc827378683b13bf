using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals;

public class NearbyProposalsTests
{
    [Fact]
    public async Task The_own_district_comes_first_and_the_neighbours_keep_a_third()
    {
        await using var db = await TestDb.CreateAsync();
        var process = await db.AddAsync(A.Process().InSupportPhase());
        for (var day = 1; day <= 4; day++) await ProposeAsync(db, process, $"Altstadt {day}", A.Altstadt, day);
        for (var day = 1; day <= 2; day++) await ProposeAsync(db, process, $"Schalke {day}", A.Schalke, day);
        await ProposeAsync(db, process, "Buer", A.Buer, 1);
        Assert.Equal(["Altstadt 1", "Altstadt 2", "Schalke 1"], await TitlesAsync(db, process, A.Altstadt, 3));
        Assert.Equal(["Altstadt 1", "Altstadt 2", "Altstadt 3", "Altstadt 4", "Schalke 1", "Schalke 2"], await TitlesAsync(db, process, A.Altstadt, 6));
    }

    [Fact]
    public async Task Neighbours_fill_up_and_what_is_over_or_not_public_stays_away()
    {
        await using var db = await TestDb.CreateAsync();
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var over = await db.AddAsync(A.Process().Finished());
        await ProposeAsync(db, over, "Vorbei", A.Altstadt, 1);
        await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Titled("Wartet").At(A.Altstadt));
        for (var day = 1; day <= 4; day++) await ProposeAsync(db, process, $"Schalke {day}", A.Schalke, day);
        Assert.Equal(["Schalke 1", "Schalke 2", "Schalke 3"], await TitlesAsync(db, process, A.Altstadt, 3));
        Assert.Empty(await db.Get<BrowseNearbyProposals>().HandleAsync(A.Altstadt, [], [process.Id], 3));
    }

    [Fact]
    public async Task Proposals_and_supports_are_counted_for_some_districts_alone()
    {
        await using var db = await TestDb.CreateAsync();
        var process = await db.AddAsync(A.Process().Finished());
        var proposal = await ProposeAsync(db, process, "Bänke", A.Altstadt, 1);
        await ProposeAsync(db, process, "Bäume", A.Buer, 1);
        await db.SupportAsync(proposal, (await db.AddAsync(A.Participant())).Id);
        var counts = await db.Get<CountProposals>().PerProcessAsync([A.Mitte, A.Altstadt]);
        Assert.Equal(new CountProposals.ProcessCount(1, 1), counts[process.Id]);
        Assert.Empty(await db.Get<CountProposals>().PerProcessAsync([A.Schalke]));
    }

    private static async Task<Proposal> ProposeAsync(TestDb db, Process process, string title, string district, int daysAgo) =>
        await db.AddAsync(A.Proposal().In(process).By(await db.AddAsync(A.Participant())).Titled(title).At(district).Submitted(A.Now.AddDays(-daysAgo)).Published());

    private static async Task<IEnumerable<string>> TitlesAsync(TestDb db, Process process, string district, int count) =>
        (await db.Get<BrowseNearbyProposals>().HandleAsync(district, [A.Schalke], [process.Id], count)).Select(p => p.Title);
}
