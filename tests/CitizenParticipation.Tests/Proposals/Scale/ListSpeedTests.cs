using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Voting.Speed;

namespace CitizenParticipation.Tests.Proposals.Scale;

/// <summary>A short run with generous bounds: it sees a list that reads every row, not a percentage. The real figures have a command of their own.</summary>
[Collection(nameof(Alone))]
public sealed class ListSpeedTests
{
    [Fact]
    public async Task A_longer_list_costs_about_the_same()
    {
        await using var few = await TestDb.CreateAsync(votes: false);
        await using var many = await TestDb.CreateAsync(votes: false);
        await ManyProposals.FillAsync(few, 200);
        await ManyProposals.FillAsync(many, 6_000);
        // The quick runs of each: what else the machine does is not asked for.
        var figures = await ListSpeed.CompareAsync(few, many, rounds: 15, quantile: 0.1);
        Assert.All(figures, f => Assert.True(f.Many / f.Few < 5, $"{f.Name}: {f.Few:N2} ms became {f.Many:N2} ms"));
        Assert.InRange(await ListSpeed.P95Async(many, atOnce: 20, each: 3), 0, 5_000);
    }
}
