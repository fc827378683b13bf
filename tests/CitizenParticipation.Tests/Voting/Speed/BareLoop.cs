using System.Threading.Channels;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>The least that could be done: collect what waits, insert, count, commit, answer. No rules, no ledger.</summary>
public abstract class BareLoop : IVoteWay
{
    private readonly Channel<(Guid Proposal, Guid Person, TaskCompletionSource Done)> queue = Channel.CreateUnbounded<(Guid, Guid, TaskCompletionSource)>();
    private readonly Task running;

    protected BareLoop() => running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public Task VoteAsync(Guid proposalId, Guid participantId)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((proposalId, participantId, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running;
        GC.SuppressFinalize(this);
    }

    protected abstract IDisposable Open();

    protected abstract void Write(IReadOnlyList<(Guid Proposal, Guid Person, TaskCompletionSource Done)> batch);

    private void Run()
    {
        using var connection = Open();
        var batch = new List<(Guid Proposal, Guid Person, TaskCompletionSource Done)>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < VoteWriter.LargestBatch && queue.Reader.TryRead(out var item)) batch.Add(item);
            Write(batch);
            foreach (var item in batch) item.Done.SetResult();
        }
    }
}
