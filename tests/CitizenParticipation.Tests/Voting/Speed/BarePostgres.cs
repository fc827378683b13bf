using Npgsql;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>Npgsql alone: one unnest statement a batch.</summary>
public sealed class BarePostgres(string connectionString) : BareLoop
{
    private NpgsqlConnection connection = null!;
    private NpgsqlCommand write = null!;

    protected override IDisposable Open()
    {
        connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        write = new NpgsqlCommand(
            """
            WITH added AS (
              INSERT INTO "Supports" ("ProposalId", "ParticipantId", "At") SELECT p, q, now() FROM unnest($1, $2) AS i (p, q) ON CONFLICT DO NOTHING RETURNING "ProposalId" AS id
            )
            UPDATE "Proposals" SET "Supports" = "Supports" + c.n FROM (SELECT id, count(*)::int AS n FROM added GROUP BY id) AS c WHERE "Id" = c.id
            """, connection)
        {
            Parameters = { new() { Value = Array.Empty<Guid>() }, new() { Value = Array.Empty<Guid>() } },
        };
        write.Prepare();
        return connection;
    }

    protected override void Write(IReadOnlyList<(Guid Proposal, Guid Person, TaskCompletionSource Done)> batch)
    {
        using var transaction = connection.BeginTransaction();
        write.Transaction = transaction;
        write.Parameters[0].Value = batch.Select(b => b.Proposal).ToArray();
        write.Parameters[1].Value = batch.Select(b => b.Person).ToArray();
        write.ExecuteNonQuery();
        transaction.Commit();
    }
}
