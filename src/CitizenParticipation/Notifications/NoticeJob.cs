using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Notifications;

/// <summary>Tells people every second what has happened, writes the mails that are due, and sweeps every hour. A fault of one round never ends the job, and is logged once until it is over.</summary>
public sealed partial class NoticeJob(GatherNotices gather, SendNoticeMails mails, SweepNotices sweep, TimeProvider clock, ILogger<NoticeJob> log) : BackgroundService
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        var (swept, fails) = (DateTimeOffset.MinValue, false);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await gather.HandleAsync(stoppingToken);
                await mails.HandleAsync(stoppingToken);
                if (clock.GetUtcNow() - swept >= BetweenSweeps)
                {
                    await sweep.HandleAsync(stoppingToken);
                    swept = clock.GetUtcNow();
                }

                if (fails) Log.WorksAgain(log);
                fails = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!fails) Log.RoundFailed(log, e);
                fails = true;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Notices could not be made; they will be as soon as it works again")]
        public static partial void RoundFailed(ILogger log, Exception fault);

        [LoggerMessage(LogLevel.Information, "Notices are made again")]
        public static partial void WorksAgain(ILogger log);
    }
}
