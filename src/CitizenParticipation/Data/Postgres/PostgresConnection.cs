using Npgsql;

namespace CitizenParticipation.Data.Postgres;

/// <summary>Reads the operator's connection string and adds what they have not said.</summary>
internal static class PostgresConnection
{
    /// <summary>
    /// A server that has frozen is noticed within eight seconds: four for an answer, and three for the connection on which Npgsql tries to take the
    /// question back (once more each for an encryption by Kerberos, were it not switched off). Two processes with forty connections each stay
    /// below the hundred that a server allows unless told otherwise.
    /// </summary>
    private const string Defaults = "Application Name=citizen-participation;Timeout=3;Command Timeout=4;Cancellation Timeout=-1;Gss Encryption Mode=Disable;Maximum Pool Size=40;Keepalive=30;Max Auto Prepare=100;";

    /// <exception cref="StartRefused">It is missing or unreadable. The sentence holds nothing of it: a password may stand anywhere in what cannot be read.</exception>
    public static string Complete(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw new StartRefused("The setting ConnectionStrings:Participation is missing: Database:Provider is Postgres, which needs for example Host=localhost;Database=participation;Username=participation;Password=...");
        try
        {
            // Of two values for one word the later wins.
            var complete = new NpgsqlConnectionStringBuilder(Defaults + given);
            if (!string.IsNullOrEmpty(complete.Host) && !string.IsNullOrEmpty(complete.Database)) return complete.ToString();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw Unreadable(e);
        }

        throw Unreadable(null);
    }

    private static StartRefused Unreadable(Exception? cause) => new(
        "The setting ConnectionStrings:Participation cannot be read as a PostgreSQL address with Host and Database, for example Host=localhost;Database=participation;Username=participation;Password=...", cause);
}
