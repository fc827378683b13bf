using System.Diagnostics;
using Npgsql;

namespace CitizenParticipation.Tests.House;

/// <summary>
/// The PostgreSQL server of a test run: the one that the environment variable <c>PARTICIPATION_POSTGRES</c> names (a connection string without
/// a database), else a private one that is started for this process and stopped with it.
/// </summary>
public static class TestServer
{
    private static readonly Lazy<string> Server = new(Find);
    private static readonly List<string> Last = [];

    /// <summary>Connection string without a database.</summary>
    public static string Address => Server.Value;

    private static string Administration => Address + ";Database=postgres;Maximum Pool Size=8;Timeout=30;Command Timeout=60";

    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names are made by the tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<Version> VersionAsync()
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
        return connection.PostgreSqlVersion;
    }

    /// <summary>What this process leaves behind on a server that may outlive it.</summary>
    public static void BeforeStop(string sql)
    {
        lock (Last) Last.Add(sql);
    }

    /// <summary>Nothing needs to be cleaned up on the server any more.</summary>
    public static void Forget()
    {
        lock (Last) Last.Clear();
    }

    /// <summary>Runs <c>tests/postgres.sh</c>.</summary>
    /// <returns>What it printed.</returns>
    public static string Script(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(TestCity.RepositoryRoot, "tests", "postgres.sh"), .. arguments]) { RedirectStandardOutput = true };
        using var script = Process.Start(start)!;
        var line = script.StandardOutput.ReadToEnd().Trim();
        script.WaitForExit();
        return script.ExitCode == 0 ? line : throw new InvalidOperationException($"tests/postgres.sh {string.Join(' ', arguments)} ended with {script.ExitCode}.");
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("PARTICIPATION_POSTGRES") is { Length: > 0 } given)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Clean();
            return given;
        }

        var folder = Directory.CreateTempSubdirectory("participation-postgres-").FullName;
        var address = Script("start", folder, "--fast");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Script("stop", folder);
            Directory.Delete(folder, recursive: true);
        };
        return address;
    }

    private static void Clean()
    {
        lock (Last)
        {
            foreach (var sql in Last) ExecuteAsync(sql).GetAwaiter().GetResult();
        }
    }
}
