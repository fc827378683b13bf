using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CitizenParticipation.Live;

/// <summary>
/// Carries beats from what has been committed to whoever watches, inside this process. Publishing never waits:
/// each listener has a bounded channel of its own, and a slow one loses old beats and keeps the newest.
/// </summary>
public sealed class Pulse
{
    private readonly ConcurrentDictionary<Guid, Channel<Beat>> listeners = new();

    public void Publish(Beat beat)
    {
        foreach (var listener in listeners.Values) listener.Writer.TryWrite(beat);
    }

    /// <summary>Opens an ear. Dispose it to stop listening.</summary>
    public Ear Listen(int capacity = 4096)
    {
        var key = Guid.NewGuid();
        var channel = Channel.CreateBounded<Beat>(new BoundedChannelOptions(capacity)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        listeners[key] = channel;
        return new Ear(channel.Reader, () =>
        {
            if (listeners.TryRemove(key, out var gone)) gone.Writer.TryComplete();
        });
    }

    public sealed class Ear(ChannelReader<Beat> beats, Action close) : IDisposable
    {
        public ChannelReader<Beat> Beats { get; } = beats;

        public void Dispose() => close();
    }
}
