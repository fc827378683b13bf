using CitizenParticipation.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>Wakes when the next deed is due, or when a desk says that there is a new one. A fault of one round never ends the job.</summary>
public sealed partial class CarryOutDeedsJob(CarryOutDeeds carryOut, Pulse pulse, TimeProvider clock, ILogger<CarryOutDeedsJob> log) : BackgroundService
{
    private static readonly TimeSpan AtLatest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Out of the way of the start.
        await Task.Yield();
        using var ear = pulse.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = AtLatest;
            try
            {
                if (await carryOut.HandleAsync(stop: stoppingToken) is { } next && next - clock.GetUtcNow() is var left && left < wait) wait = left > AtMostEvery ? left : AtMostEvery;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                RoundFailed(log, e);
            }

            await NewsAsync(ear, wait, stoppingToken);
        }
    }

    private async Task NewsAsync(Pulse.Ear ear, TimeSpan wait, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var due = Task.Delay(wait, clock, enough.Token);
        while (!due.IsCompleted)
        {
            var beats = ear.Beats.WaitToReadAsync(enough.Token).AsTask();
            if (await Task.WhenAny(due, beats) == due) break;
            var mine = false;
            while (ear.Beats.TryRead(out var beat)) mine |= beat.Topic == Topics.Moderation;
            if (mine) break;
        }

        await enough.CancelAsync();
    }

    [LoggerMessage(LogLevel.Error, "Deeds of the moderation desk could not be carried out")]
    private static partial void RoundFailed(ILogger log, Exception fault);
}
