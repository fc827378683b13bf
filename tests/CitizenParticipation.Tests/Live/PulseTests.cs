using CitizenParticipation.Live;

namespace CitizenParticipation.Tests.Live;

public class PulseTests
{
    [Fact]
    public void Every_ear_hears_every_beat()
    {
        var pulse = new Pulse();
        using var one = pulse.Listen();
        using var two = pulse.Listen();
        pulse.Publish(new Beat("topic", 7));
        foreach (var ear in (Pulse.Ear[])[one, two])
        {
            Assert.True(ear.Beats.TryRead(out var beat));
            Assert.Equal(new Beat("topic", 7), beat);
        }
    }

    [Fact]
    public void A_slow_ear_loses_old_beats_and_keeps_the_newest()
    {
        var pulse = new Pulse();
        using var slow = pulse.Listen(capacity: 2);
        for (var total = 1; total <= 5; total++) pulse.Publish(new Beat("topic", total));
        Assert.True(slow.Beats.TryRead(out var beat));
        Assert.Equal(4, beat.Total);
        Assert.True(slow.Beats.TryRead(out beat));
        Assert.Equal(5, beat.Total);
    }

    [Fact]
    public void A_closed_ear_hears_the_end_and_nothing_more()
    {
        var pulse = new Pulse();
        var ear = pulse.Listen();
        ear.Dispose();
        ear.Dispose();
        pulse.Publish(new Beat("topic", 1));
        Assert.False(ear.Beats.TryRead(out _));
        Assert.True(ear.Beats.Completion.IsCompleted);
    }
}
