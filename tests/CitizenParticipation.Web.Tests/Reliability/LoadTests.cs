namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Short versions of the benchmarks "request" and "rush", with bounds that also hold on a busy machine.</summary>
[Collection(nameof(OneAtATime))]
public sealed class LoadTests
{
    [Fact]
    public async Task A_vote_costs_the_server_no_more_than_a_few_dozen_hellos()
    {
        var result = await new RequestRun(rounds: 1, votesPerRound: 2000, warmUpRounds: 3).RunAsync("sqlite");
        Assert.Empty(result.Failed);
        Assert.InRange(result.Worst, 1, 90);
    }

    [Fact]
    public async Task A_rush_of_votes_and_page_loads_brings_no_failure()
    {
        var result = await new RushRun(length: TimeSpan.FromSeconds(10), buildUp: TimeSpan.FromSeconds(8)).RunAsync("sqlite");
        Assert.Empty(result.Failures);
        Assert.Empty(result.Wrong);
        Assert.Equal(10 * RushRun.VotesPerSecond, result.Votes.Count);
        Assert.InRange(result.Votes.At(0.95), 0, 5000);
    }
}
