using CitizenParticipation.Live;

namespace CitizenParticipation.Web.Moderation;

/// <summary>The live half of the desk: new submissions and other moderators' decisions, without touching what is typed.</summary>
public sealed partial class ModerationDesk
{
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AtLatest = TimeSpan.FromMinutes(1);

    private async Task ListenAsync(Pulse.Ear listening, CancellationToken stop)
    {
        try
        {
            while (await NewsAsync(listening, stop))
            {
                await InvokeAsync(RefreshAsync);
                // A burst of submissions is one refresh.
                await Task.Delay(Together, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (ObjectDisposedException)
        {
            // The circuit was.
        }
    }

    /// <summary>Waits for a beat of the queue, or for a minute: waiting times grow also when nothing happens.</summary>
    /// <returns>False when the ear is closed.</returns>
    private static async Task<bool> NewsAsync(Pulse.Ear listening, CancellationToken stop)
    {
        using var minute = CancellationTokenSource.CreateLinkedTokenSource(stop);
        minute.CancelAfter(AtLatest);
        try
        {
            while (await listening.Beats.WaitToReadAsync(minute.Token))
            {
                var mine = false;
                while (listening.Beats.TryRead(out var beat)) mine |= beat.Topic == Topics.Moderation;
                if (mine) return true;
            }

            return false;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return true;
        }
    }

    private async Task RefreshAsync()
    {
        // Our own decision beats too, and shows its result itself.
        if (busy || gone.IsCancellationRequested) return;
        try
        {
            await ReadQueueAsync(filter);
            if (opened is { } shown && (await Read.HandleAsync(me, shown.Slug, gone.Token)).Value is { } now && opened == shown)
                overtaken = now.Revision == shown.Revision ? null : now;
            StateHasChanged();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotRefreshed(Log, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The moderation queue was not refreshed; the next beat or minute tries again")]
    private static partial void NotRefreshed(ILogger log, Exception fault);
}
