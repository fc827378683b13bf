using CitizenParticipation.Live;

namespace CitizenParticipation.Voting;

/// <summary>Writes a batch of votes in one transaction; one implementation for each database engine.</summary>
public abstract class VoteStore : IDisposable
{
    /// <summary>
    /// How long a batch waits for a database that is locked or away before its voters are told to try again. Together with
    /// the wait in the queue it stays below the ten seconds after which people think that nothing happens.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Returns after the commit; throws when nothing was written, and a <see cref="VotesInDoubtException"/> when that could not be found out. Called by one
    /// thread at a time.
    /// </summary>
    public abstract VoteBatch Write(IReadOnlyList<Vote> votes);

    /// <summary>True when the failure lies in one of the votes, so that the others of its batch may be tried without it.</summary>
    public abstract bool BlamesOneVote(Exception failure);

    /// <summary>People who have left while supports of theirs are still being counted, after a stop in between.</summary>
    public abstract IReadOnlyList<Guid> FindLeavers();

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract void Close();
}

/// <summary>What one transaction has done: an answer for each vote in order, and the new totals.</summary>
/// <param name="Beats">To be published in this process; empty when the database itself carries them to all nodes.</param>
public sealed record VoteBatch(IReadOnlyList<VoteAnswer> Answers, IReadOnlyList<Beat> Beats);
