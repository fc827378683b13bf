using CitizenParticipation.Data.Postgres;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Data;

/// <summary>Section <c>Database</c>. It is read before anything else is built, because the rest is built on it.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> or <c>Postgres</c>.</summary>
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);

    /// <param name="connectionString">The setting <c>ConnectionStrings:Participation</c>; needed for PostgreSQL.</param>
    /// <param name="sqliteFile">Where SQLite keeps everything when nothing else is said.</param>
    /// <exception cref="StartRefused">The engine is unknown, or where the database is has not been said in a readable way.</exception>
    public DatabaseChoice Choose(string? connectionString, string sqliteFile) => Provider switch
    {
        nameof(DatabaseProvider.Sqlite) => new DatabaseChoice(DatabaseProvider.Sqlite, ToFile(connectionString, sqliteFile)),
        nameof(DatabaseProvider.Postgres) => new DatabaseChoice(DatabaseProvider.Postgres, PostgresConnection.Complete(connectionString)),
        _ => throw new StartRefused($"The setting Database:Provider must be Sqlite or Postgres, not \"{Provider}\"."),
    };

    private static string ToFile(string? connectionString, string sqliteFile)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return new SqliteConnectionStringBuilder { DataSource = sqliteFile }.ToString();
        try
        {
            return new SqliteConnectionStringBuilder(connectionString).ToString();
        }
        catch (ArgumentException e)
        {
            throw new StartRefused("The setting ConnectionStrings:Participation does not name a SQLite file, for example Data Source=/data/participation.db; for PostgreSQL set Database:Provider=Postgres too.", e);
        }
    }
}
