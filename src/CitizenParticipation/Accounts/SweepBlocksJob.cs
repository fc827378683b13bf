using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Accounts;

/// <summary>Sweeps at start and every hour. A fault of one round never ends the job.</summary>
public sealed partial class SweepBlocksJob(SweepBlocks sweep, TimeProvider clock, ILogger<SweepBlocksJob> log) : BackgroundService
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
        [LoggerMessage(LogLevel.Error, "Words of blocks that are over could not be erased")]
        public static partial void RoundFailed(ILogger log, Exception fault);
    }
}
