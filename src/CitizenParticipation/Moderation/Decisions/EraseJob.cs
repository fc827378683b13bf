using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>Erases what is due at start and every hour. A fault of one round never ends the job.</summary>
public sealed partial class EraseJob(EraseOriginals erase, TimeProvider clock, ILogger<EraseJob> log) : BackgroundService
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
                await erase.HandleAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                RoundFailed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Hidden texts whose date has come could not be erased")]
    private static partial void RoundFailed(ILogger log, Exception fault);
}
