using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Voting;

/// <summary>
/// Writes a batch of votes into SQLite in one transaction, with statements prepared once on a connection of its own.
/// Phase and eligibility are judged inside the transaction by the server's clock at that moment, by the same
/// <see cref="SupportRule"/> that the page asks.
/// </summary>
public sealed class SqliteVoteStore(string connectionString, ReadDistricts districts, TimeProvider clock) : IDisposable
{
    private SqliteConnection? connection;
    private VoteStatements? statements;
    private VoteFacts? facts;

    public VoteBatch Write(IReadOnlyList<Vote> votes)
    {
        try
        {
            return WriteOpen(votes);
        }
        catch (SqliteException)
        {
            // The next batch starts with a fresh connection: a broken one would refuse every vote until a restart.
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    private VoteBatch WriteOpen(IReadOnlyList<Vote> votes)
    {
        Open();
        using var transaction = connection!.BeginTransaction(deferred: false);
        statements!.Join(transaction);
        // After BEGIN IMMEDIATE, not before: waiting for the lock must not carry a vote over the deadline.
        var now = clock.GetUtcNow();
        facts!.Begin(districts.HandleAsync().AsTask().GetAwaiter().GetResult(), now);
        var answers = new VoteAnswer[votes.Count];
        for (var i = 0; i < votes.Count; i++) answers[i] = Apply(votes[i], now);

        foreach (var proposal in facts.Touched)
        {
            if (proposal.Change != 0) statements.AddToCounter(proposal.Id, proposal.Change);
        }

        transaction.Commit();
        var totals = facts.Touched.ToDictionary(p => p.Id, p => p.Supports + p.Change);
        for (var i = 0; i < answers.Length; i++)
        {
            if (totals.TryGetValue(votes[i].ProposalId, out var total) && answers[i].Refusal != Refusal.NotFound) answers[i] = answers[i] with { Total = total };
        }

        return new VoteBatch(answers, [.. facts.Touched.Where(p => p.Change != 0).Select(p => new Beat(Topics.Proposal(p.Slug), p.Supports + p.Change))]);
    }

    private VoteAnswer Apply(Vote vote, DateTimeOffset now)
    {
        if (facts!.Proposal(vote.ProposalId) is not { } proposal) return new VoteAnswer(Refusal.NotFound, false, 0);
        if (facts.Refuses(vote, proposal) is { } refusal) return new VoteAnswer(refusal, false, 0);
        var rows = vote.Withdraws
            ? statements!.Delete(vote.ProposalId, vote.ParticipantId)
            : statements!.Insert(vote.ProposalId, vote.ParticipantId, now.ToUnixTimeMilliseconds());
        proposal.Change += vote.Withdraws ? -rows : rows;
        return new VoteAnswer(null, rows == 1, 0);
    }

    private void Open()
    {
        if (connection is not null) return;
        var opened = new SqliteConnection(connectionString);
        opened.Open();
        using (var pragmas = opened.CreateCommand())
        {
            pragmas.CommandText = SqlitePragmas.Sql;
            pragmas.ExecuteNonQuery();
        }

        connection = opened;
        statements = new VoteStatements(opened);
        facts = new VoteFacts(statements);
    }

    private void Close()
    {
        statements?.Dispose();
        connection?.Dispose();
        (connection, statements, facts) = (null, null, null);
    }
}
