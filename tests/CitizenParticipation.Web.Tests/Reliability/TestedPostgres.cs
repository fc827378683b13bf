using System.Data.Common;
using CitizenParticipation.Tests.House;
using Npgsql;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>A private PostgreSQL server with commits on the disk, as in real use. It can be restarted below the platform.</summary>
public sealed class TestedPostgres : TestedDatabase
{
    private const string Database = "participation";
    private readonly string folder = Directory.CreateTempSubdirectory("participation-postgres-").FullName;
    private string server = "";

    public override string Name => "postgres";

    public override IReadOnlyList<string> Arguments => ["--Database:Provider", "Postgres", "--ConnectionStrings:Participation", $"{server};Database={Database}"];

    public static async Task<TestedPostgres> StartAsync()
    {
        var started = new TestedPostgres();
        started.server = TestServer.Script("start", started.folder);
        await using var connection = new NpgsqlConnection($"{started.server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
        await command.ExecuteNonQueryAsync();
        return started;
    }

    /// <summary>Ends all connections at once and comes back on the same port, like after a crash.</summary>
    public void Restart() => TestServer.Script("restart", folder);

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{server};Database={Database};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Every index is compared with its table; the engine throws at the first fault.</summary>
    public override async Task<IReadOnlyList<string>> CheckAsync()
    {
        try
        {
            await using var connection = await OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE EXTENSION IF NOT EXISTS amcheck;
                SELECT bt_index_check(i.indexrelid, true) FROM pg_index AS i
                JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_am AS a ON a.oid = c.relam JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE a.amname = 'btree' AND n.nspname = 'public'
                """;
            await command.ExecuteNonQueryAsync();
            return [];
        }
        catch (PostgresException e)
        {
            return [e.MessageText];
        }
    }

    public override ValueTask DisposeAsync()
    {
        TestServer.Script("stop", folder);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
