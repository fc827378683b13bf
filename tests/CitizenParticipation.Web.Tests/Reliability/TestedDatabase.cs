using System.Data.Common;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>The database below a running server, seen from outside: opened beside it, read and filled with plain SQL.</summary>
public abstract class TestedDatabase : IAsyncDisposable
{
    /// <summary>As in the command line of the benchmarks: sqlite or postgres.</summary>
    public abstract string Name { get; }

    /// <summary>How the server is told to use it.</summary>
    public abstract IReadOnlyList<string> Arguments { get; }

    public abstract Task<DbConnection> OpenAsync();

    /// <summary>What the engine itself says about its files; empty when it finds no fault.</summary>
    public abstract Task<IReadOnlyList<string>> CheckAsync();

    public abstract ValueTask DisposeAsync();

    /// <param name="folder">The data folder of the server.</param>
    public static async Task<TestedDatabase> CreateAsync(string name, string folder) => name switch
    {
        "sqlite" => new TestedSqlite(folder),
        "postgres" => await TestedPostgres.StartAsync(),
        _ => throw new ArgumentException($"There is no database \"{name}\"; name sqlite or postgres.", nameof(name)),
    };
}
