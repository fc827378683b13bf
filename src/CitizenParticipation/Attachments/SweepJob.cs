using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Attachments;

/// <summary>Sweeps at start and every hour. A fault of one round never ends the job.</summary>
public sealed partial class SweepJob(SweepFiles sweep, TimeProvider clock, ILogger<SweepJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Out of the way of the start.
        await Task.Yield();
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await sweep.HandleAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.RoundFailed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Files without a row could not be swept up")]
        public static partial void RoundFailed(ILogger log, Exception fault);
    }
}
