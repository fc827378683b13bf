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
public sealed partial class VoteWriter(VoteStore store, Pulse pulse, TimeProvider clock, ILogger<VoteWriter> log) : BackgroundService
{
    public const int LargestBatch = 512;
    private const int QueueLength = 20_000;

    /// <summary>A batch of this size means that hundreds vote at the same moment.</summary>
    private const int Rush = 128;

    // While the database is locked or away, whoever waited this long is told so instead of waiting for one more try.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private bool away;

    /// <summary>Completes when the vote is on the disk, or with the reason why it is not counted.</summary>
    public Task<VoteAnswer> CastAsync(Vote vote)
    {
        var waiting = new Waiting(vote, clock.GetTimestamp());
        // TryWrite never waits: with a full (or, at shut-down, closed) queue the person hears it now and not in a minute.
        return queue.Writer.TryWrite(waiting) ? waiting.Answer.Task : Task.FromResult(VoteAnswer.Refused(Refusal.TryAgain));
    }

    /// <summary>Takes no new votes and returns when all accepted ones are written.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    // A thread of its own: it spends its life waiting for the disk, and the pool has few threads to give on a small machine.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void WriteAll()
    {
        TakeBackForLeavers();
        var batch = new List<Waiting>(LargestBatch);
        // Without a token: stopping completes the queue, and what was accepted is still written.
        while (queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            // In a rush those who have just been answered are about to come again; a moment's patience lets many more share a commit.
            if (batch.Count >= Rush) Thread.Sleep(1);
            batch.Clear();
            Take(batch);
            if (batch.Count > 0) Write(batch);
        }
    }

    private void Take(List<Waiting> batch)
    {
        while (batch.Count < LargestBatch && queue.Reader.TryRead(out var next))
        {
            if (away && clock.GetElapsedTime(next.Since) > LongestWait) next.Answer.SetResult(VoteAnswer.Refused(Refusal.TryAgain));
            else batch.Add(next);
        }
    }

    /// <summary>Somebody left and the process stopped before their supports were taken back: done now, before any other vote.</summary>
    private void TakeBackForLeavers()
    {
        try
        {
            var leavers = store.FindLeavers();
            foreach (var some in leavers.Chunk(LargestBatch)) Write([.. some.Select(person => new Waiting(Vote.OfLeaver(person), clock.GetTimestamp()))]);
        }
        catch (Exception e)
        {
            Log.LeaversNotFound(log, e);
        }
    }

    private void Write(List<Waiting> batch)
    {
        VoteBatch written;
        try
        {
            written = store.Write(batch.ConvertAll(w => w.Vote));
            away = false;
        }
        catch (Exception e) when (batch.Count > 1 && store.BlamesOneVote(e))
        {
            Log.WrittenOneByOne(log, e, batch.Count);
            foreach (var one in batch) Write([one]);
            return;
        }
        catch (VotesInDoubtException e)
        {
            // Neither "counted" nor "not counted" would be known to be true. Sending it once more is safe, and answered with what is.
            Log.InDoubt(log, e, batch.Count);
            PutOff(batch, Refusal.Unsure);
            return;
        }
        catch (Exception e)
        {
            Log.BatchFailed(log, e, batch.Count);
            PutOff(batch, Refusal.TryAgain);
            return;
        }

        for (var i = 0; i < batch.Count; i++) batch[i].Answer.SetResult(written.Answers[i]);
        foreach (var beat in written.Beats) pulse.Publish(beat);
    }

    private void PutOff(List<Waiting> batch, Refusal refusal)
    {
        away = true;
        foreach (var waiting in batch) waiting.Answer.SetResult(VoteAnswer.Refused(refusal));
    }

    private sealed class Waiting(Vote vote, long since)
    {
        public Vote Vote { get; } = vote;

        public long Since { get; } = since;

        // Continuations run elsewhere: a caller's page must not be rendered on the writer's thread.
        public TaskCompletionSource<VoteAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A batch of {Votes} votes was not written; all of them were answered with try again")]
        public static partial void BatchFailed(ILogger log, Exception fault, int votes);

        [LoggerMessage(LogLevel.Error, "The database went away during the commit of {Votes} votes and did not come back in time; all of them were answered with that")]
        public static partial void InDoubt(ILogger log, Exception fault, int votes);

        [LoggerMessage(LogLevel.Warning, "One of {Votes} votes broke a rule of the database; they are written one by one")]
        public static partial void WrittenOneByOne(ILogger log, Exception fault, int votes);

        [LoggerMessage(LogLevel.Error, "It could not be seen whether people have left whose supports are still counted")]
        public static partial void LeaversNotFound(ILogger log, Exception fault);
    }
}
