using CitizenParticipation.Web.Maps;

namespace CitizenParticipation.Web.Tests.Maps;

public sealed class HeatScaleTests
{
    [Theory]
    [InlineData(0.61, 0.2)]
    [InlineData(0.8, 0.2)]
    [InlineData(0.81, 0.25)]
    [InlineData(4, 1)]
    [InlineData(33, 10)]
    [InlineData(0.003, 0.001)]
    public void Steps_are_round_numbers(double highest, double step) => Assert.Equal(step, new HeatScale([null, 0, highest]).Step, 9);

    [Fact]
    public void Rates_fall_into_five_colours_and_a_gap_into_none()
    {
        var scale = new HeatScale([0.8, null, 0]);
        Assert.Equal([0, 1, 1, 2, 3, 4], ((double[])[0, 0.01, 0.2, 0.3, 0.6, 0.8]).Select(r => scale.LevelOf(r)!.Value));
        Assert.Null(scale.LevelOf(null));
    }

    [Fact]
    public void Where_there_is_nothing_everything_is_pale()
    {
        Assert.Equal(0, new HeatScale([0, 0]).LevelOf(0));
        Assert.Equal(0, new HeatScale([null]).Step);
    }
}
