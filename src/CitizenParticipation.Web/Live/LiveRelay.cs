using CitizenParticipation.Live;
using Microsoft.AspNetCore.SignalR;

namespace CitizenParticipation.Web.Live;

/// <summary>
/// Carries beats from the pulse to the watching browsers, a few times a second per topic and always the newest. The watchers are told in slices:
/// ten thousand messages at once would stand in the queue of the thread pool before every vote that comes meanwhile. The more watch, the longer a
/// round takes, so that telling them never needs the whole machine.
/// </summary>
public sealed partial class LiveRelay(Pulse pulse, IHubContext<LiveHub> hub, Readers readers, TimeProvider clock, ILogger<LiveRelay> log) : BackgroundService
{
    public const string BeatEvent = "beat";
    private const int Slices = 64;
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(300);

    /// <summary>Who comes just after the start of a round waits for two of them, and two seconds are promised.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan PerReader = TimeSpan.FromMilliseconds(0.09);

    /// <summary>The group of a connection for a topic. Which slice a connection is in does not matter, as long as it stays there.</summary>
    public static string Group(string topic, string connection) => Group(topic, (connection.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % Slices);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        var newest = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await ear.Beats.WaitToReadAsync(stoppingToken))
        {
            while (ear.Beats.TryRead(out var beat)) newest[beat.Topic] = beat.Total;
            var start = clock.GetTimestamp();
            var round = TimeSpan.FromTicks(Math.Clamp(PerReader.Ticks * readers.Count, ShortestRound.Ticks, LongestRound.Ticks));
            for (var slice = 0; slice < Slices; slice++)
            {
                foreach (var (topic, total) in newest) await SendAsync(topic, slice, total, stoppingToken);
                // What comes in meanwhile waits in the channel, where a newer total replaces an older one above.
                var ahead = round * (slice + 1) / Slices - clock.GetElapsedTime(start);
                if (ahead > TimeSpan.FromMilliseconds(1)) await Task.Delay(ahead, clock, stoppingToken);
            }

            newest.Clear();
        }
    }

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
