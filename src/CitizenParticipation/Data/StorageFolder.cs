namespace CitizenParticipation.Data;

/// <summary>The one folder below which everything lies that the platform writes: the SQLite database, later pictures.</summary>
public sealed class StorageFolder
{
    public StorageFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"The data folder {Path} cannot be created or written (setting Storage:Directory): {e.Message}", e);
        }
    }

    public string Path { get; }

    public string For(string name) => System.IO.Path.Combine(Path, name);
}
