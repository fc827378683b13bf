using System.Diagnostics;
using CitizenParticipation.Claiming;
using CitizenParticipation.Live;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>The live half of the desk: new cases and other moderators' deeds, without touching what is typed.</summary>
public sealed partial class ModerationDesk
{
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AtLatest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(2);
    private long decidedAt;
    private (string?, string?, string?) typed;

    /// <summary>What others have done about the opened case, or null.</summary>
    private string? Overtaken => opened is not { } shown ? null : HeldByOther(shown.Key) is { } held ? held : changed is { } now ? NewsOf(now) : null;

    private async Task ListenAsync(Pulse.Ear listening, CancellationToken stop)
    {
        try
        {
            while (await NewsAsync(listening, stop))
            {
                await QuietAsync(stop);
                for (var fresh = false; !fresh; await Task.Delay(fresh ? TimeSpan.Zero : Together, stop)) await InvokeAsync(async () => fresh = await RefreshAsync());
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

    /// <summary>Whoever works fast shall not wait for the list: it shows their own deeds by itself, and those of others a moment later.</summary>
    private async Task QuietAsync(CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        while (decidedAt != 0 && Stopwatch.GetElapsedTime(decidedAt) < Quiet && Stopwatch.GetElapsedTime(began) < LongestQuiet) await Task.Delay(Quiet / 4, stop);
    }

    /// <returns>False when something is decided here meanwhile, which comes first.</returns>
    private async Task<bool> RefreshAsync()
    {
        if (busy) return false;
        if (ended.IsCancellationRequested) return true;
        try
        {
            var (before, shown) = (queue, opened);
            var wanted = filter;
            // SQLite answers on the thread that asks: a key that is pressed meanwhile must not wait for the list.
            var fresh = await Task.Run(() => Browse.HandleAsync(me, wanted, ended), ended);
            // Decided meanwhile: what was read is older than what is shown.
            if (busy || !ReferenceEquals(before, queue)) return false;

            (queue, refusal) = (fresh.Value, fresh.Refusal);
            if (queue is not null) selected.IntersectWith(queue.Lines.Select(l => l.Key));
            if (shown is not null && address is { } where && await Read.HandleAsync(me, where, hides, ended) is { } now && ReferenceEquals(shown, opened))
            {
                changed = now.Mark == shown.Mark ? null : now;
                if (shown.IsOpen && changed is null) await WatchClaimAsync(shown);
            }

            StateHasChanged();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotRefreshed(Log, e);
        }

        return true;
    }

    /// <summary>Only a sign of life makes a claim last longer: a forgotten window shall not keep a case.</summary>
    private async Task WatchClaimAsync(OpenedCase shown)
    {
        var draft = (ShownDraft.Reason, ShownDraft.Words, ShownDraft.Passage);
        var lives = touched || draft != typed;
        (touched, typed) = (false, draft);
        var line = queue?.Lines.FirstOrDefault(l => l.Key == shown.Key);
        // What stands outside the list (a filter, a public proposal) is looked at with the next sign of life.
        var other = lives ? await ClaimAsync(shown.Key, takeOver: false) : line is null ? claimedBy : line.Claim is { IsReader: false } theirs ? theirs.Name : null;
        if (ReferenceEquals(shown, opened)) claimedBy = other;
        else if (other is null && lives) await Release.HandleAsync(me, shown.Key, stop: ended);
    }

    private string? HeldByOther(CaseKey key) => queue?.Held.FirstOrDefault(h => h.Key == key && !h.IsReaders && h.FailedAs is null) is { } held ? D["HeldByOther", held.ModeratorName, D["Verdict." + held.Verdict].Value].Value : null;

    private string NewsOf(OpenedCase now) => now.Proposal is { } proposal ? T["Overtaken.Text", StateOf(proposal)].Value : D["Changed"].Value;

    private string StateOf(CitizenParticipation.Moderation.ReadCase.Answer now) =>
        now.History is [.., { ActorName.Length: > 0 } last] ? $"{T["State." + now.State]} ({last.ActorName})" : T["State." + now.State].Value;

    [LoggerMessage(LogLevel.Warning, "The moderation queue was not refreshed; the next beat or minute tries again")]
    private static partial void NotRefreshed(ILogger log, Exception fault);
}
