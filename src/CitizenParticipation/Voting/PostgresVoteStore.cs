using System.Data;
using System.Diagnostics;
using CitizenParticipation.Data;
using CitizenParticipation.Data.Postgres;
using CitizenParticipation.Districts;
using CitizenParticipation.Ledger;
using CitizenParticipation.Live;
using Npgsql;

namespace CitizenParticipation.Voting;

/// <summary>
/// Group commit on PostgreSQL: one connection of its own; a batch is one round trip to read, one <c>unnest</c> statement that writes, and the commit.
/// Several processes take turns; the new totals go to all of them with the commit, in the order of the commits.
/// </summary>
public sealed class PostgresVoteStore(DatabaseChoice database, ReadDistricts districts, TimeProvider clock) : VoteStore
{
    /// <summary>Rows first, then the counters by the number of rows really added and removed.</summary>
    private const string WriteSql =
        """
        WITH gone AS (
          DELETE FROM "Supports" AS s USING unnest($1, $2) AS d (p, q) WHERE s."ProposalId" = d.p AND s."ParticipantId" = d.q RETURNING s."ProposalId" AS id
        ), added AS (
          INSERT INTO "Supports" ("ProposalId", "ParticipantId", "At") SELECT p, q, $5 FROM unnest($3, $4) AS i (p, q) ON CONFLICT DO NOTHING RETURNING "ProposalId" AS id
        ), renewed AS (
          UPDATE "Supports" AS s SET "At" = $5 FROM unnest($6, $7) AS u (p, q) WHERE s."ProposalId" = u.p AND s."ParticipantId" = u.q
        ), change AS (
          SELECT id, sum(n)::int AS n FROM (SELECT id, 1 AS n FROM added UNION ALL SELECT id, -1 FROM gone) AS rows GROUP BY id
        )
        UPDATE "Proposals" SET "Supports" = "Supports" + change.n FROM change WHERE "Id" = change.id AND change.n <> 0 RETURNING "Id", "Supports"
        """;

    private NpgsqlConnection? connection;
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

    public override bool BlamesOneVote(Exception failure) => failure is PostgresException { SqlState: ['2', '3', ..] };

    public override IReadOnlyList<Guid> FindLeavers()
    {
        Open();
        using var command = new NpgsqlCommand(
            """SELECT "Id" FROM "Participants" AS p WHERE "LeftAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "Supports" WHERE "ParticipantId" = p."Id")""", connection);
        using var found = command.ExecuteReader();
        var people = new List<Guid>();
        while (found.Read()) people.Add(found.GetGuid(0));
        return people;
    }

    protected override void Close()
    {
        connection?.Dispose();
        (connection, pseudonyms) = (null, null);
    }

    /// <returns>Null when a phase ended between the judgement and the commit: nothing is written, and all is judged again.</returns>
    private VoteBatch? TryWrite(IReadOnlyList<Vote> votes)
    {
        var tree = districts.HandleAsync().AsTask().GetAwaiter().GetResult();
        using var transaction = connection!.BeginTransaction(IsolationLevel.ReadCommitted);
        var rows = PostgresVoteRows.Read(transaction, votes);
        // Now and not before: waiting for the turn and for the locks must not carry a vote over the deadline.
        var judged = new JudgedVotes(rows, pseudonyms!, tree, clock.GetUtcNow());
        var answers = judged.Judge(votes);
        if (judged.Lines.Count == 0) return new VoteBatch(answers, []);
        var entry = new LedgerEntry(rows.Head, judged.Now, judged.Lines);
        Write(transaction, rows, judged, entry);
        if (clock.GetUtcNow() >= judged.HoldsUntil) return null;
        Commit(transaction, entry);
        return new VoteBatch(answers, []);
    }

    private static void Write(NpgsqlTransaction transaction, PostgresVoteRows rows, JudgedVotes judged, LedgerEntry entry)
    {
        var (delete, insert, renew) = (rows.ToDelete.ToList(), rows.ToInsert.ToList(), rows.ToRenew.ToList());
        using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        Add(WriteSql,
            delete.ConvertAll(s => s.Proposal), delete.ConvertAll(s => s.Person), insert.ConvertAll(s => s.Proposal), insert.ConvertAll(s => s.Person),
            DateTimeOffset.FromUnixTimeMilliseconds(judged.Now.ToUnixTimeMilliseconds()), renew.ConvertAll(s => s.Proposal), renew.ConvertAll(s => s.Person));
        Add("""INSERT INTO "LedgerEntries" ("Number", "At", "Content", "PreviousHash", "Hash") VALUES ($1, $2, $3, $4, $5)""", entry.Number, entry.At, entry.Content, entry.PreviousHash, entry.Hash);
        foreach (var payload in PostgresPulse.Pack(judged.Beats)) Add("SELECT pg_notify($1, $2)", PostgresPulse.Channel, payload);

        var totals = new Dictionary<Guid, int>();
        using (var answer = batch.ExecuteReader())
        {
            while (answer.Read()) totals[answer.GetGuid(0)] = answer.GetInt32(1);
        }

        // What the database did must be what the ledger says and what the voters are told.
        if (judged.Moved.Any(p => totals.GetValueOrDefault(p.Id) != p.Total) || totals.Count != judged.Moved.Count())
            throw new InvalidOperationException("Supports were changed past the platform while a batch was written.");

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>A connection that breaks during the commit leaves open whether it happened. The ledger knows, and the voters deserve the true answer.</summary>
    private void Commit(NpgsqlTransaction transaction, LedgerEntry entry)
    {
        try
        {
            transaction.Commit();
        }
        catch (Exception)
        {
            Close();
            if (!Holds(entry)) throw;
        }
    }

    private bool Holds(LedgerEntry entry)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Open();
                // The turn first: a server process that is still busy with that commit holds it until the end.
                using var transaction = connection!.BeginTransaction(IsolationLevel.ReadCommitted);
                using var turn = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({PostgresParticipationDb.VoteTurn})", connection, transaction);
                turn.ExecuteNonQuery();
                using var found = new NpgsqlCommand("""SELECT count(*) FROM "LedgerEntries" WHERE "Number" = $1 AND "Hash" = $2""", connection, transaction)
                {
                    Parameters = { new() { Value = entry.Number }, new() { Value = entry.Hash } },
                };
                return (long)found.ExecuteScalar()! == 1;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(since) < Patience)
            {
                Close();
                Thread.Sleep(100);
            }
            catch (NpgsqlException e)
            {
                throw new VotesInDoubtException(e);
            }
        }
    }

    private void Open()
    {
        if (pseudonyms is not null) return;
        Close();
        // Statements are prepared by the second use and stay so: the connection is kept.
        connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Pooling = false,
            Timeout = (int)Patience.TotalSeconds,
            CommandTimeout = (int)Patience.TotalSeconds,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
        }.ConnectionString);
        connection.Open();
        // A process that is stopped in the middle of a batch must not keep the others out; and what was answered is on the disk, whatever the server's
        // default. Everything here is found by its key: the planner, which may know a table from the time when it was empty, need not think again.
        using var command = new NpgsqlCommand(
            $"""
            SET lock_timeout = {(int)Patience.TotalMilliseconds};
            SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off;
            SET idle_in_transaction_session_timeout = {(int)(2 * Patience.TotalMilliseconds)};
            SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false);
            """, connection);
        command.ExecuteNonQuery();
        command.CommandText = """SELECT "Key" FROM "LedgerSecrets" """;
        pseudonyms = new Pseudonyms((byte[])command.ExecuteScalar()!);
    }
}
