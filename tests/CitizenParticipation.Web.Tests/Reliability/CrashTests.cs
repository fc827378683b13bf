namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>What was acknowledged survives the end of the process. The long version is the benchmark "crash".</summary>
[Collection(nameof(OneAtATime))]
public sealed class CrashTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Nothing_acknowledged_is_lost_and_nothing_refused_is_counted_when_the_server_is_killed(string database)
    {
        var result = await new CrashRun(kills: 2).RunAsync(database);
        Assert.Empty(result.Wrong);
        Assert.All(result.Away, away => Assert.InRange(away.TotalSeconds, 0, 15));
        Assert.True(result.Ends[VoteEnd.Acknowledged] > 50);
        Assert.True(result.Ends[VoteEnd.Refused] > 5);
    }
}
