namespace CitizenParticipation.Attachments;

/// <summary>Where the bytes of attachments lie. A file is written once, under a name that <see cref="StoredFile"/> has drawn, and never changed.</summary>
public interface IFileStore
{
    /// <summary>Returns when the file would survive a crash; until then nobody finds it under this name.</summary>
    Task SaveAsync(StoredFile file, byte[] content, CancellationToken stop = default);

    /// <returns>Null when there is no such file.</returns>
    Stream? Open(StoredFile file);

    /// <summary>Does nothing when there is no such file.</summary>
    void Remove(StoredFile file);

    /// <summary>Everything that was last written before this instant, unfinished files too.</summary>
    IEnumerable<StoredFile> OlderThan(DateTimeOffset instant);
}
