using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Mail;

/// <summary>Looks for waiting mails every few seconds, and every hour for those that are kept for too long. A fault of one round never ends the job.</summary>
public sealed partial class MailJob(SendWaitingMails send, SweepMails sweep, TimeProvider clock, ILogger<MailJob> log) : BackgroundService
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), clock);
        var swept = DateTimeOffset.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await send.HandleAsync(stoppingToken);
                if (clock.GetUtcNow() - swept < BetweenSweeps) continue;
                await sweep.HandleAsync(stoppingToken);
                swept = clock.GetUtcNow();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.RoundFailed(log, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The mail queue could not be worked off")]
        public static partial void RoundFailed(ILogger log, Exception fault);
    }
}
