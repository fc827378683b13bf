using System.Threading.Channels;
using CitizenParticipation.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Voting;

/// <summary>
/// The only door through which supports reach the database: one bounded queue, one writer, group commit. All votes that
/// wait are written in one transaction, and each caller is answered after the commit and not before. A full queue says
/// "try again" at once instead of growing; order is kept, so a withdrawal never overtakes the support it undoes.
/// </summary>
public sealed partial class VoteWriter(SqliteVoteStore store, Pulse pulse, ILogger<VoteWriter> log) : BackgroundService
{
    public const int LargestBatch = 512;
    private const int QueueLength = 20_000;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    /// <summary>Completes when the vote is on the disk, or with the reason why it is not counted.</summary>
    public Task<VoteAnswer> CastAsync(Vote vote)
    {
        var waiting = new Waiting(vote);
        // TryWrite never waits: with a full (or, at shut-down, closed) queue the person hears it now and not in a minute.
        return queue.Writer.TryWrite(waiting) ? waiting.Answer.Task : Task.FromResult(new VoteAnswer(Refusal.TryAgain, false, 0));
    }

    /// <summary>Takes no new votes and returns when all accepted ones are written.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var batch = new List<Waiting>(LargestBatch);
        // The token is not passed on: stopping completes the queue, and what was accepted is still written.
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var next)) batch.Add(next);
            Write(batch);
        }
    }

    private void Write(List<Waiting> batch)
    {
        VoteBatch written;
        try
        {
            written = store.Write(batch.ConvertAll(w => w.Vote));
        }
        catch (Exception e)
        {
            Log.BatchFailed(log, e, batch.Count);
            foreach (var waiting in batch) waiting.Answer.SetResult(new VoteAnswer(Refusal.TryAgain, false, 0));
            return;
        }

        for (var i = 0; i < batch.Count; i++) batch[i].Answer.SetResult(written.Answers[i]);
        foreach (var beat in written.Beats) pulse.Publish(beat);
    }

    private sealed class Waiting(Vote vote)
    {
        public Vote Vote { get; } = vote;

        // Continuations run elsewhere: a caller's page must not be rendered on the writer's thread.
        public TaskCompletionSource<VoteAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A batch of {Votes} votes was not written; all of them were answered with try again")]
        public static partial void BatchFailed(ILogger log, Exception fault, int votes);
    }
}

/// <summary>What one transaction has done: an answer for each vote in order, and the new totals.</summary>
public sealed record VoteBatch(IReadOnlyList<VoteAnswer> Answers, IReadOnlyList<Beat> Beats);
