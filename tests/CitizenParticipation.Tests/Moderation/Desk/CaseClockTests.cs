using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class CaseClockTests
{
    [Theory]
    [InlineData(0, CaseClock.InTime)]
    [InlineData(47, CaseClock.InTime)]
    [InlineData(48, CaseClock.Soon)]
    [InlineData(71, CaseClock.Soon)]
    [InlineData(72, CaseClock.Late)]
    [InlineData(1000, CaseClock.Late)]
    public void It_turns_in_the_last_third_and_at_the_deadline(double hours, CaseClock clock) => Assert.Equal(clock, After(TimeSpan.FromHours(hours)));

    [Fact]
    public void It_turns_at_the_instant_and_not_before()
    {
        Assert.Equal(CaseClock.InTime, After(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1)));
        Assert.Equal(CaseClock.Soon, After(TimeSpan.FromHours(72) - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void What_was_due_at_once_is_late() => Assert.Equal(CaseClock.Late, CaseClocks.Read(A.Now, A.Now, A.Now));

    private static CaseClock After(TimeSpan time) => CaseClocks.Read(A.Now, A.Now.AddHours(72), A.Now + time);
}
