using CitizenParticipation.Live;
using CitizenParticipation.Notifications;
using Microsoft.AspNetCore.SignalR;

namespace CitizenParticipation.Web.Live;

/// <summary>When notices have come or were read, asks for the numbers of those who are looking, twice a second at most, and tells each its own.</summary>
public sealed partial class NoticeRelay(Pulse pulse, NoticeReaders readers, ReadUnread unread, IHubContext<LiveHub> hub, TimeProvider clock, ILogger<NoticeRelay> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = pulse.Listen();
        while (await ear.Beats.WaitToReadAsync(stoppingToken))
        {
            var moved = false;
            while (ear.Beats.TryRead(out var beat)) moved |= beat.Topic is Topics.NoticesMoved or Topics.Missed;
            if (!moved) continue;
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.NotTold(log, e);
            }

            await Task.Delay(Round, clock, stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        var watching = readers.All;
        if (watching.Count == 0) return;
        var counts = await unread.HandleAsync(watching.Select(w => w.Value.Person).Distinct(), stop);
        foreach (var (connection, (person, told)) in watching)
        {
            var count = counts.GetValueOrDefault(person);
            if (count == told) continue;
            readers.Told(connection, person, count);
            await hub.Clients.Client(connection).SendAsync(LiveRelay.BeatEvent, Topics.Notices(person), (long)count, stop);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Numbers of unread notices were not told; open pages show them with the next one")]
        public static partial void NotTold(ILogger log, Exception fault);
    }
}
