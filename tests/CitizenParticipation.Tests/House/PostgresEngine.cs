using CitizenParticipation.Data;
using Npgsql;

namespace CitizenParticipation.Tests.House;

/// <summary>A database of its own on the test run's server.</summary>
internal sealed class PostgresEngine : TestEngine
{
    /// <summary>Copying the files takes less than half of the time that writing them through the log takes, which is what the server does unless it is told. Before version 15 it knew nothing else.</summary>
    private static readonly Lazy<Task<string>> HowToCopy = new(async () => await TestServer.VersionAsync() >= new Version(15, 0) ? "STRATEGY FILE_COPY" : "");

    public override async Task<DatabaseChoice> CreateEmptyAsync()
    {
        var name = NewName();
        await TestServer.ExecuteAsync($"CREATE DATABASE {name}");
        return At(name);
    }

    public override async Task DropAsync(DatabaseChoice database)
    {
        Close(database);
        await TestServer.ExecuteAsync(Drop(NameOf(database)));
    }

    protected override async Task<string> MakeTemplateAsync(bool withDistricts)
    {
        var database = await CreateEmptyAsync();
        var name = NameOf(database);
        TestServer.BeforeStop(Drop(name));
        await TestDb.FillAsync(database, withDistricts);
        // Nobody may be connected to what is copied.
        Close(database);
        return name;
    }

    protected override async Task<DatabaseChoice> CopyAsync(string template)
    {
        var name = NewName();
        await TestServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} {await HowToCopy.Value}");
        return At(name);
    }

    private static string NewName() => $"test_{Guid.NewGuid():N}";

    private static string Drop(string name) => $"DROP DATABASE IF EXISTS {name} WITH (FORCE)";

    private static string NameOf(DatabaseChoice database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    // As the platform completes it, but with more patience: a busy test machine is not a dead server. Many databases exist at once, so few connections stay open.
    private static DatabaseChoice At(string name) => new DatabaseOptions { Provider = nameof(DatabaseProvider.Postgres) }
        .Choose($"{TestServer.Address};Database={name};Timeout=30;Command Timeout=30;Maximum Pool Size=60;Connection Idle Lifetime=5;Connection Pruning Interval=2", "");

    private static void Close(DatabaseChoice database)
    {
        using var connection = new NpgsqlConnection(database.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
