using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Tests.Voting.Speed;

/// <summary>Microsoft.Data.Sqlite alone: prepared statements, one transaction a batch, synchronous=FULL.</summary>
public sealed class BareSqlite(string connectionString) : BareLoop
{
    private SqliteConnection connection = null!;
    private SqliteCommand insert = null!;
    private SqliteCommand count = null!;

    protected override IDisposable Open()
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        using (var pragmas = new SqliteCommand("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 8000; PRAGMA wal_autocheckpoint = 8000;", connection)) pragmas.ExecuteNonQuery();
        insert = new SqliteCommand("""INSERT INTO "Supports" VALUES ($a, $b, $c) ON CONFLICT DO NOTHING""", connection);
        count = new SqliteCommand("""UPDATE "Proposals" SET "Supports" = "Supports" + $n WHERE "Id" = $a""", connection);
        foreach (var name in (string[])["$a", "$b", "$c"]) insert.Parameters.Add(new SqliteParameter(name, null));
        foreach (var name in (string[])["$a", "$n"]) count.Parameters.Add(new SqliteParameter(name, null));
        return connection;
    }

    protected override void Write(IReadOnlyList<(Guid Proposal, Guid Person, TaskCompletionSource Done)> batch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        insert.Transaction = count.Transaction = transaction;
        foreach (var (proposal, person, _) in batch)
        {
            (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (proposal, person, 0L);
            insert.ExecuteNonQuery();
        }

        foreach (var group in batch.GroupBy(b => b.Proposal))
        {
            (count.Parameters[0].Value, count.Parameters[1].Value) = (group.Key, group.Count());
            count.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
