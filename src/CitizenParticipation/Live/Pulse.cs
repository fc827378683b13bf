using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CitizenParticipation.Live;

/// <summary>
/// Carries beats from what has been committed to whoever watches, inside this process. Publishing never waits:
/// each listener has a bounded channel of its own, and a slow one loses old beats and keeps the newest.
/// </summary>
public sealed class Pulse
{
    private readonly ConcurrentDictionary<Guid, (Channel<Beat> Channel, bool OnlyOwn)> listeners = new();

    private long contentChanges;

    /// <summary>Grows with each <see cref="Topics.Content"/>, here or elsewhere: what was read under another number is out of date.</summary>
    public long ContentChanges => Volatile.Read(ref contentChanges);

    /// <summary>Something has moved by a deed in this process.</summary>
    public void Publish(Beat beat) => Deliver(beat, own: true);

    /// <summary>Something was heard from the database, which tells all processes alike.</summary>
    public void PassOn(Beat beat) => Deliver(beat, own: false);

    /// <summary>Opens an ear. Dispose it to stop listening.</summary>
    public Ear Listen(int capacity = 4096) => Listen(capacity, onlyOwn: false);

    /// <summary>Opens an ear for what <see cref="Publish"/> says and other processes have yet to be told.</summary>
    public Ear ListenToOwn() => Listen(4096, onlyOwn: true);

    private Ear Listen(int capacity, bool onlyOwn)
    {
        var key = Guid.NewGuid();
        var channel = Channel.CreateBounded<Beat>(new BoundedChannelOptions(capacity)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        listeners[key] = (channel, onlyOwn);
        return new Ear(channel.Reader, () =>
        {
            if (listeners.TryRemove(key, out var gone)) gone.Channel.Writer.TryComplete();
        });
    }

    private void Deliver(Beat beat, bool own)
    {
        if (beat.Topic is Topics.Content or Topics.Missed) Interlocked.Increment(ref contentChanges);
        foreach (var (channel, onlyOwn) in listeners.Values)
        {
            if (own || !onlyOwn) channel.Writer.TryWrite(beat);
        }
    }

    public sealed class Ear(ChannelReader<Beat> beats, Action close) : IDisposable
    {
        public ChannelReader<Beat> Beats { get; } = beats;

        public void Dispose() => close();
    }
}
