using CitizenParticipation.Live;
using CitizenParticipation.Web.Live;

namespace CitizenParticipation.Web.Tests.Live;

public sealed class TellingCircleTests
{
    private const int Slices = 8;
    private readonly TellingCircle circle = new(Slices);

    [Fact]
    public void Every_slice_is_told_once()
    {
        circle.Hear(new Beat("one", 5));

        var told = Turns(Slices);

        Assert.Equal(Enumerable.Range(0, Slices), told.Select(t => t.Slice));
        Assert.All(told, t => Assert.Equal([new Beat("one", 5)], t.Beats));
        Assert.True(circle.Resting);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(7)]
    public void A_number_that_moves_on_reaches_every_slice_within_one_turn(int between)
    {
        circle.Hear(new Beat("one", 5));
        var early = Turns(between);
        circle.Hear(new Beat("one", 6));

        var late = Turns(Slices);

        Assert.Equal(early.Count, early.Count(t => t.Beats.Single().Total == 5));
        Assert.Equal(Slices, late.Where(t => t.Beats.Single().Total == 6).Select(t => t.Slice).Distinct().Count());
        Assert.True(circle.Resting);
    }

    [Fact]
    public void Whoever_was_not_told_the_old_number_hears_only_the_new_one()
    {
        circle.Hear(new Beat("one", 5));
        circle.Hear(new Beat("one", 6));

        Assert.All(Turns(Slices), t => Assert.Equal([new Beat("one", 6)], t.Beats));
        Assert.True(circle.Resting);
    }

    [Fact]
    public void Topics_go_round_each_for_itself()
    {
        circle.Hear(new Beat("one", 5));
        Turns(3);
        circle.Hear(new Beat("two", 9));

        var told = Turns(Slices);

        Assert.Equal(Slices - 3, told.Count(t => t.Beats.Contains(new Beat("one", 5))));
        Assert.Equal(Slices, told.Count(t => t.Beats.Contains(new Beat("two", 9))));
        Assert.True(circle.Resting);
    }

    private List<(int Slice, IReadOnlyList<Beat> Beats)> Turns(int count) => [.. Enumerable.Range(0, count).Select(_ => circle.Turn())];
}
