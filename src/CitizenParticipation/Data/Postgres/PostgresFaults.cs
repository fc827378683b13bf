using System.Net.Sockets;
using Npgsql;

namespace CitizenParticipation.Data.Postgres;

/// <summary>Says in one sentence, and without the password, why the server cannot be used.</summary>
internal static class PostgresFaults
{
    /// <returns>Null when the failure is not about the database.</returns>
    public static string? Sentence(Exception failure, NpgsqlConnection to) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"The PostgreSQL server refuses the user {new NpgsqlConnectionStringBuilder(to.ConnectionString).Username} for the database {Place(to)}: check Username and Password in ConnectionStrings:Participation.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"The database {Place(to)} does not exist: create it (CREATE DATABASE \"{to.Database}\") and start again.",
        PostgresException refused => $"The database {Place(to)} cannot be used: {refused.MessageText} ({refused.SqlState})",
        NpgsqlException or SocketException or TimeoutException => $"The database {Place(to)} cannot be reached: {(failure.InnerException ?? failure).Message}",
        _ => null,
    };

    // As it was asked for: a connection that never came about knows no host.
    public static string Place(NpgsqlConnection to)
    {
        var asked = new NpgsqlConnectionStringBuilder(to.ConnectionString);
        return $"{asked.Database} at {asked.Host}:{asked.Port}";
    }
}
