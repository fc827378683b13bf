using CitizenParticipation.Live;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.Extensions.Time.Testing;

namespace CitizenParticipation.Tests.Voting;

public sealed class RecentMovesTests
{
    private readonly FakeTimeProvider clock = new(A.Now);
    private readonly Pulse pulse = new();

    [Fact]
    public void What_moves_most_often_comes_first_and_of_two_alike_what_moved_last()
    {
        using var moves = new RecentMoves(pulse, clock);
        foreach (var slug in (string[])["a", "b", "b", "c"])
        {
            moves.Note(slug);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["b", "c", "a"], moves.Most(5));
        Assert.Equal(["b"], moves.Most(1));
    }

    [Fact]
    public void After_a_day_a_move_is_forgotten()
    {
        using var moves = new RecentMoves(pulse, clock);
        moves.Note("old");
        moves.Note("old");
        clock.Advance(TimeSpan.FromHours(23));
        moves.Note("new");
        Assert.Equal(["old", "new"], moves.Most(5));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(["new"], moves.Most(5));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(moves.Most(5));
    }

    [Fact]
    public void A_rush_takes_no_more_memory_than_it_may()
    {
        using var moves = new RecentMoves(pulse, clock);
        moves.Note("first");
        for (var i = 0; i < 20_000; i++) moves.Note(i % 2 == 0 ? "x" : "y");
        Assert.Equal(["x", "y"], moves.Most(5).Order());
    }

    [Fact]
    public async Task It_hears_of_votes_and_of_nothing_else()
    {
        using var moves = new RecentMoves(pulse, clock);
        await moves.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 200 && moves.Most(5).Count == 0; i++)
        {
            pulse.Publish(new Beat(Topics.Comments("talk"), 4));
            pulse.Publish(new Beat(Topics.Content, 1));
            pulse.Publish(new Beat(Topics.Proposal("bench"), 5));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["bench"], moves.Most(5));
        await moves.StopAsync(CancellationToken.None);
    }
}
