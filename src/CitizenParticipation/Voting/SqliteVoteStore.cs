using CitizenParticipation.Data;
using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Districts;
using CitizenParticipation.Ledger;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Voting;

/// <summary>Group commit on SQLite: one connection of its own, statements prepared once, one write transaction a batch.</summary>
public sealed class SqliteVoteStore(DatabaseChoice database, ReadDistricts districts, TimeProvider clock) : VoteStore
{
    private const int Constraint = 19;

    private SqliteConnection? connection;
    private SqliteVoteRows? rows;
    private Pseudonyms? pseudonyms;

    public override VoteBatch Write(IReadOnlyList<Vote> votes)
    {
        try
        {
            Open();
            while (true)
            {
                if (TryWrite(votes) is { } written) return written;
            }
        }
        catch
        {
            // The next batch starts with a fresh connection: a broken one would refuse every vote until a restart.
            Close();
            throw;
        }
    }

    public override bool BlamesOneVote(Exception failure) => failure is SqliteException { SqliteErrorCode: Constraint };

    public override IReadOnlyList<Guid> FindLeavers()
    {
        Open();
        using var command = connection!.CreateCommand();
        command.CommandText = """SELECT "Id" FROM "Participants" WHERE "LeftAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "Supports" WHERE "ParticipantId" = "Participants"."Id")""";
        using var found = command.ExecuteReader();
        var people = new List<Guid>();
        while (found.Read()) people.Add(found.GetGuid(0));
        return people;
    }

    protected override void Close()
    {
        rows?.Dispose();
        connection?.Dispose();
        (connection, rows, pseudonyms) = (null, null, null);
    }

    /// <returns>Null when a phase ended between the judgement and the commit: nothing is written, and all is judged again.</returns>
    private VoteBatch? TryWrite(IReadOnlyList<Vote> votes)
    {
        var tree = districts.HandleAsync().AsTask().GetAwaiter().GetResult();
        using var transaction = connection!.BeginTransaction(deferred: false);
        rows!.Begin(transaction, votes);
        // After BEGIN IMMEDIATE, not before: waiting for the lock must not carry a vote over the deadline.
        var judged = new JudgedVotes(rows, pseudonyms!, tree, clock.GetUtcNow());
        var answers = judged.Judge(votes);
        foreach (var proposal in judged.Moved) rows.AddToCounter(proposal.Id, proposal.Change);
        if (judged.Lines.Count > 0) rows.Append(judged.Now, judged.Lines);
        if (clock.GetUtcNow() >= judged.HoldsUntil) return null;
        transaction.Commit();
        return new VoteBatch(answers, [.. judged.Beats]);
    }

    private void Open()
    {
        if (rows is not null) return;
        Close();
        // Both waits are cut: the engine's own (busy_timeout) and the provider's repetitions of the whole statement.
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false, DefaultTimeout = (int)Patience.TotalSeconds }.ConnectionString);
        connection = opened;
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = SqlitePragmas.Sql + $"PRAGMA busy_timeout = {(int)Patience.TotalMilliseconds};";
        command.ExecuteNonQuery();
        command.CommandText = """SELECT "Key" FROM "LedgerSecrets" """;
        pseudonyms = new Pseudonyms((byte[])command.ExecuteScalar()!);
        rows = new SqliteVoteRows(opened);
    }
}
