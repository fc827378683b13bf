using CitizenParticipation.Data;
using Microsoft.Data.Sqlite;

namespace CitizenParticipation.Tests.House;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteEngine : TestEngine
{
    public static string FileOf(DatabaseChoice database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    public override Task<DatabaseChoice> CreateEmptyAsync() => Task.FromResult(At(NewFile()));

    public override async Task DropAsync(DatabaseChoice database)
    {
        for (var tries = 0; ; tries++)
        {
            Close(database);
            try
            {
                Directory.Delete(Path.GetDirectoryName(FileOf(database))!, recursive: true);
                return;
            }
            catch (IOException) when (tries < 50)
            {
                // What a closed page had begun is still being written: SQLite makes its log files anew beside the deletion.
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    protected override async Task<string> MakeTemplateAsync(bool withDistricts)
    {
        var database = At(NewFile());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(FileOf(database))!, recursive: true);
        await TestDb.FillAsync(database, withDistricts);
        // The last connection to close moves the write-ahead log into the file, which is then whole by itself.
        Close(database);
        return FileOf(database);
    }

    protected override Task<DatabaseChoice> CopyAsync(string template)
    {
        var file = NewFile();
        File.Copy(template, file);
        return Task.FromResult(At(file));
    }

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("participation-").FullName, "test.db");

    private static DatabaseChoice At(string file) => new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);

    private static void Close(DatabaseChoice database)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
