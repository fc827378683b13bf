using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CitizenParticipation.Data.Sqlite;

/// <summary>
/// Sets what SQLite forgets with each connection: foreign keys are checked, and a commit is on the disk before anybody
/// is told of it (FULL; NORMAL could lose the last commits at a power cut). The log is written back into the file every 8,000 pages
/// (32 MB) instead of 1,000: that holds a commit up for some hundredths of a second, and in a rush the same pages change again and again.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Sql = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 8000; PRAGMA wal_autocheckpoint = 8000;";

    private static readonly ConditionalWeakTable<sqlite3, object> done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        // What is set stays set while the pool keeps the connection.
        if (connection is SqliteConnection { Handle: { } handle } && !done.TryAdd(handle, handle)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
