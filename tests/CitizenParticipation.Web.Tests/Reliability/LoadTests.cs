using CitizenParticipation.Live;
using CitizenParticipation.Web.Tests.House;

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
    public async Task A_kept_page_costs_a_small_part_of_one_that_is_drawn()
    {
        var pages = (await new PagesRun(rounds: 1, pagesPerRound: 200).RunAsync("sqlite")).ToDictionary(p => p.Name);
        // Both are slower than they will be once everything is compiled; without keeping they would cost the same.
        Assert.All((string[])["home", "proposal"], name => Assert.InRange(pages[$"{name}, kept"].Cost, 0, pages[$"{name}, drawn"].Cost / 3));
        Assert.InRange(pages["list, kept"].Cost, 0, pages["list of 20, drawn"].Cost / 3);
    }

    [Fact]
    public async Task Several_hundred_readers_hear_a_new_total_within_seconds()
    {
        await using var app = new TestApp();
        using var voters = await Toggler.CreateAsync(app.Address, "stadtteil-ideen", 2);
        await using var readers = new HubReaders(app.Address, Topics.Proposal(voters.Slug(0)));
        await readers.OpenAsync(300);
        var total = await voters.ToggleAsync(0, 0);
        var heard = readers.WhenAllHear(total + 1);
        Assert.Equal(total + 1, await voters.ToggleAsync(1, 0));
        await heard.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((300, 0), (readers.Count, readers.Lost));
    }

    [Fact]
    public async Task A_rush_of_votes_and_page_loads_brings_no_failure()
    {
        // Half of it, because a test machine may be busy with something else; nobody waits for half a minute even then.
        var result = await new RushRun(length: TimeSpan.FromSeconds(10), buildUp: TimeSpan.FromSeconds(8), strength: 0.5).RunAsync("sqlite");
        Assert.Empty(result.Failures);
        Assert.Empty(result.Wrong);
        Assert.Equal(10 * RushRun.VotesPerSecond / 2, result.Votes.Count);
    }
}
