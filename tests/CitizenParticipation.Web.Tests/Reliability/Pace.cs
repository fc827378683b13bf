using System.Diagnostics;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Two ways to send load.</summary>
public static class Pace
{
    /// <summary>
    /// People who come whether or not the server keeps up: number i is due at i/rate seconds, however long the earlier ones take.
    /// </summary>
    /// <param name="send">Is given the timestamp at which it is due.</param>
    public static async Task SteadyAsync(double perSecond, TimeSpan length, Func<long, Task> send, CancellationToken stop = default) =>
        await Task.WhenAll(await Task.Factory.StartNew(() => Send(perSecond, length, send, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    // A thread of its own that sleeps: timers go by a clock of four milliseconds, which would stand in every figure.
    private static List<Task> Send(double perSecond, TimeSpan length, Func<long, Task> send, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var under = new List<Task>();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var offset = TimeSpan.FromSeconds(i / perSecond);
            if (offset >= length) break;
            while (offset - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } ahead) Thread.Sleep(ahead < TimeSpan.FromMilliseconds(2) ? TimeSpan.FromMilliseconds(1) : ahead - TimeSpan.FromMilliseconds(1));
            var due = start + (long)(offset.TotalSeconds * Stopwatch.Frequency);
            under.Add(Task.Run(() => send(due), CancellationToken.None));
            if (under.Count % 1024 == 0) under.RemoveAll(t => t.IsCompletedSuccessfully);
        }

        return under;
    }

    /// <summary>So many callers, each of which sends the next as soon as it has its answer.</summary>
    public static Task CallersAsync(int callers, int count, Func<int, Task> send)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next)) await send(i);
        })));
    }
}
