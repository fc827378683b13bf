using CitizenParticipation.Live;
using Microsoft.AspNetCore.SignalR;

namespace CitizenParticipation.Web.Live;

/// <summary>
/// Carries beats from the pulse to the watching browsers. The watchers are told slice by slice (<see cref="TellingCircle"/>): ten thousand messages
/// at once would stand in the queue of the thread pool before every vote that comes meanwhile. The more watch, the longer a turn takes, so that
/// telling them never needs the whole machine.
/// </summary>
public sealed partial class LiveRelay(Pulse pulse, IHubContext<LiveHub> hub, Readers readers, TimeProvider clock, ILogger<LiveRelay> log) : BackgroundService
{
    public const string BeatEvent = "beat";
    private const int Slices = 256;
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(300);

    /// <summary>Who has just had their turn waits for the next, and two seconds are promised.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(1_650);
    private static readonly TimeSpan PerReader = TimeSpan.FromMilliseconds(0.16);

    /// <summary>The group of a connection for a topic. Which slice a connection is in does not matter, as long as it stays there.</summary>
    public static string Group(string topic, string connection) => Group(topic, (connection.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % Slices);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        var circle = new TellingCircle(Slices);
        while (await ear.Beats.WaitToReadAsync(stoppingToken))
        {
            var start = clock.GetTimestamp();
            var due = TimeSpan.Zero;
            do
            {
                while (ear.Beats.TryRead(out var beat)) circle.Hear(beat);
                var (slice, beats) = circle.Turn();
                foreach (var (topic, total) in beats) await SendAsync(topic, slice, total, stoppingToken);
                due += LengthOfTurn / Slices;
                var ahead = due - clock.GetElapsedTime(start);
                if (ahead > TimeSpan.FromMilliseconds(1)) await Task.Delay(ahead, clock, stoppingToken);
            }
            while (!circle.Resting);
        }
    }

    private TimeSpan LengthOfTurn => TimeSpan.FromTicks(Math.Clamp(PerReader.Ticks * readers.Count, ShortestTurn.Ticks, LongestTurn.Ticks));

    private static string Group(string topic, int slice) => $"{topic}/{slice}";

    private async Task SendAsync(string topic, int slice, long total, CancellationToken stop)
    {
        try
        {
            await hub.Clients.Group(Group(topic, slice)).SendAsync(BeatEvent, topic, total, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotSent(log, e, topic);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A beat of {Topic} was not sent")]
        public static partial void NotSent(ILogger log, Exception fault, string topic);
    }
}
