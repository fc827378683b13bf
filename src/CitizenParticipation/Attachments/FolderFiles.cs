using CitizenParticipation.Data;

namespace CitizenParticipation.Attachments;

/// <summary>
/// The store as a folder beside the database, outside of what the web server gives out. Two levels of folders by the first letters of the names, which are
/// random, so that no folder grows large. Several processes must see the same folder.
/// </summary>
internal sealed class FolderFiles(StorageFolder storage) : IFileStore
{
    private const string Unfinished = ".part";

    private readonly string root = storage.For("files");

    public async Task SaveAsync(StoredFile file, byte[] content, CancellationToken stop = default)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var stream = new FileStream(path + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(content, stop);
            // Down to the disk before it gets its name: the row that comes next must not outlive the file.
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path);
    }

    public Stream? Open(StoredFile file)
    {
        try
        {
            return new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Remove(StoredFile file)
    {
        var path = PathOf(file);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return;
        File.Delete(path);
        File.Delete(path + Unfinished);
    }

    public IEnumerable<StoredFile> OlderThan(DateTimeOffset instant)
    {
        if (!Directory.Exists(root)) return [];
        return from path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
               where File.GetLastWriteTimeUtc(path) < instant.UtcDateTime
               let name = Path.GetFileName(path)
               let own = name.EndsWith(Unfinished, StringComparison.Ordinal) ? name[..^Unfinished.Length] : name
               let dash = own.IndexOf('-', StringComparison.Ordinal)
               // Something else that somebody has put there is left alone.
               where dash == 32 && IsPlain(own)
               select new StoredFile(own[..dash], own[(dash + 1)..]);
    }

    private string PathOf(StoredFile file)
    {
        if (file.Name.Length != 32 || !IsPlain(file.Name) || !IsPlain(file.Part)) throw new ArgumentException("Not a name of this store.", nameof(file));
        return Path.Combine(root, file.Name[..2], file.Name[2..4], $"{file.Name}-{file.Part}");
    }

    private static bool IsPlain(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
