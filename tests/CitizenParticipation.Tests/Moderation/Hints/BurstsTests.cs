using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class BurstsTests
{
    [Theory]
    [InlineData(6, 1, "10", 6)]
    [InlineData(20, 1, "10", 11)]
    [InlineData(15, 4, "60", 15)]
    public void Many_within_a_short_time(int times, int minutesBetween, string within, int count) =>
        Assert.Equal([(within, count)], Bursts.In(Times(times, minutesBetween), A.Now.AddMinutes(2 * minutesBetween)).Select(h => (h.Words, h.Count)));

    [Theory]
    [InlineData(5, 1)]
    [InlineData(10, 5)]
    [InlineData(30, 20)]
    [InlineData(1, 0)]
    public void A_lively_discussion_is_none(int times, int minutesBetween) => Assert.Empty(Bursts.In(Times(times, minutesBetween), A.Now));

    [Fact]
    public void A_burst_that_this_contribution_is_no_part_of_does_not_count() => Assert.Empty(Bursts.In([.. Times(10, 0), A.Now.AddMinutes(61)], A.Now.AddMinutes(61)));

    private static IEnumerable<DateTimeOffset> Times(int count, int minutesBetween) => Enumerable.Range(0, count).Select(i => A.Now.AddMinutes(i * minutesBetween));
}
