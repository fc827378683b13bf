using CitizenParticipation.Live;
using Microsoft.AspNetCore.SignalR;

namespace CitizenParticipation.Web.Live;

/// <summary>Carries beats from the pulse to the watching browsers, at most twice a second per topic and always the newest.</summary>
public sealed partial class LiveRelay(Pulse pulse, IHubContext<LiveHub> hub, TimeProvider clock, ILogger<LiveRelay> log) : BackgroundService
{
    public const string BeatEvent = "beat";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        var newest = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await ear.Beats.WaitToReadAsync(stoppingToken))
        {
            while (ear.Beats.TryRead(out var beat)) newest[beat.Topic] = beat.Total;
            foreach (var (topic, total) in newest) await SendAsync(topic, total, stoppingToken);
            newest.Clear();
            // What comes in meanwhile waits in the channel, where a newer total replaces an older one above.
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    private async Task SendAsync(string topic, long total, CancellationToken stop)
    {
        try
        {
            await hub.Clients.Group(topic).SendAsync(BeatEvent, topic, total, stop);
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
