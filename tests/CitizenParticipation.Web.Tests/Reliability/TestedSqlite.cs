using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>A database file in the data folder of the server.</summary>
public sealed class TestedSqlite(string folder) : TestedDatabase
{
    public override string Name => "sqlite";

    public override IReadOnlyList<string> Arguments => [];

    // Without a pool: a connection kept open would hold the file's log after the server has ended.
    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "participation.db"), Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public override async Task<IReadOnlyList<string>> CheckAsync() =>
        [.. (await this.ReadAsync("PRAGMA integrity_check", row => row.GetString(0))).Where(line => line != "ok"),
         .. await this.ReadAsync("PRAGMA foreign_key_check", row => $"a row of {row.GetString(0)} points to nothing")];

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
