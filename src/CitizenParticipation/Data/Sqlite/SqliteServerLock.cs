using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Data.Sqlite;

/// <summary>
/// One server process per database file: live counts and caches live in the process, and a second one would show what is no longer true. The lock is
/// the operating system's, on a file beside the database, so a process that is killed leaves nothing behind but an unlocked file. Short commands do without.
/// </summary>
public sealed class SqliteServerLock(DatabaseChoice database) : IDisposable
{
    // What "somebody else has it" is called on Linux, macOS and Windows.
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    private FileStream? held;

    /// <exception cref="StartRefused">Another process serves this file, or the lock file cannot be written.</exception>
    public void Take()
    {
        var file = WholePath();
        try
        {
            held = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (InUse.Contains(e.HResult))
        {
            throw new StartRefused($"Another server already uses the database file {file}. One SQLite file serves one process; several processes need PostgreSQL (setting Database:Provider).", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"The file {file}.lock beside the database cannot be written: {e.Message}", e);
        }
    }

    public void Dispose() => held?.Dispose();

    /// <summary>As SQLite sees it: two links to one file are one file.</summary>
    private string WholePath()
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        try
        {
            connection.Open();
            return connection.DataSource;
        }
        catch (SqliteException e)
        {
            throw new StartRefused($"The database file {connection.DataSource} cannot be opened or written: {e.Message}", e);
        }
    }
}
