using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Mail;

/// <summary>Looks for waiting mails every few seconds. A fault of one round never ends the job.</summary>
public sealed partial class MailJob(SendWaitingMails send, TimeProvider clock, ILogger<MailJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await send.HandleAsync(stoppingToken);
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
