using CitizenParticipation.Processes;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Processes;

public class PhaseTests
{
    [Fact]
    public void A_phase_holds_its_first_instant_and_not_its_last()
    {
        var phase = Days(0, 2);
        Assert.False(phase.Holds(A.Now.AddTicks(-1)));
        Assert.True(phase.Holds(A.Now));
        Assert.True(phase.Holds(A.Now.AddDays(2).AddTicks(-1)));
        Assert.False(phase.Holds(A.Now.AddDays(2)));
    }

    [Theory]
    [InlineData(0, 2, 1, 3, true)]
    [InlineData(1, 3, 0, 2, true)]
    [InlineData(0, 4, 1, 2, true)]
    [InlineData(0, 2, 0, 2, true)]
    [InlineData(0, 2, 2, 3, false)]
    [InlineData(2, 3, 0, 2, false)]
    [InlineData(0, 1, 2, 3, false)]
    public void Phases_that_only_touch_do_not_overlap(int start, int end, int otherStart, int otherEnd, bool overlap)
    {
        Assert.Equal(overlap, Days(start, end).Overlaps(Days(otherStart, otherEnd)));
        Assert.Equal(overlap, Days(otherStart, otherEnd).Overlaps(Days(start, end)));
    }

    [Fact]
    public void A_phase_that_ends_before_or_when_it_starts_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => Days(1, 1));
        Assert.Throws<ArgumentException>(() => Days(2, 1));
    }

    [Theory]
    [InlineData(PhaseKind.Inform, false, false, false)]
    [InlineData(PhaseKind.Propose, false, true, false)]
    [InlineData(PhaseKind.Support, false, false, true)]
    [InlineData(PhaseKind.Support, true, true, true)]
    [InlineData(PhaseKind.Valuate, true, false, false)]
    [InlineData(PhaseKind.Vote, true, false, false)]
    [InlineData(PhaseKind.Decide, true, false, false)]
    [InlineData(PhaseKind.Implement, true, false, false)]
    public void What_a_phase_takes_follows_from_its_kind(PhaseKind kind, bool welcome, bool proposals, bool support)
    {
        var phase = new Phase(kind, A.Now, A.Now.AddDays(1), welcome);
        Assert.Equal((proposals, support), (phase.TakesProposals, phase.TakesSupport));
    }

    [Fact]
    public void Dates_are_kept_in_universal_time()
    {
        var phase = new Phase(PhaseKind.Inform, new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.FromHours(1)), A.Now.AddYears(1));
        Assert.Equal(TimeSpan.Zero, phase.StartsAt.Offset);
        Assert.Equal(new DateTimeOffset(2027, 2, 28, 23, 0, 0, TimeSpan.Zero), phase.StartsAt);
    }

    private static Phase Days(int start, int end) => new(PhaseKind.Support, A.Now.AddDays(start), A.Now.AddDays(end));
}
