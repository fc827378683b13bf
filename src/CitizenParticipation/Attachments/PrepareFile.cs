using System.Globalization;

namespace CitizenParticipation.Attachments;

/// <summary>Tells by its bytes what a file is and has it made anew. What is too large is not even read.</summary>
public sealed class PrepareFile(TimeProvider clock) : IDisposable
{
    private readonly UploadPace pace = new(clock);
    private readonly PreparePicture pictures = new();
    private readonly PrepareDocument documents = new();

    internal async Task<Outcome<PreparedFile>> HandleAsync(Guid person, Stream content, long length, CancellationToken stop = default)
    {
        if (!pace.Allows(person)) return Refusal.SlowDown;
        if (length > AttachmentLimits.LargestImage) return TooLarge(AttachmentLimits.LargestImage);
        var file = await ReadAsync(content, stop);
        if (file.Length == 0) return Refusal.FileDamaged;
        if (file.Length > AttachmentLimits.LargestImage) return TooLarge(AttachmentLimits.LargestImage);
        return FileTypes.Of(file) switch
        {
            FileType.Unknown => Refusal.FileUnknown,
            FileType.Heic => Refusal.FileHeic,
            FileType.Pdf => file.Length > AttachmentLimits.LargestDocument ? TooLarge(AttachmentLimits.LargestDocument) : await documents.HandleAsync(file, stop),
            _ => await pictures.HandleAsync(file, stop),
        };
    }

    public void Dispose()
    {
        pictures.Dispose();
        documents.Dispose();
    }

    /// <summary>At most one byte more than a file may have, whatever it was said to hold.</summary>
    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; kept.Length <= AttachmentLimits.LargestImage && (read = await content.ReadAsync(part, stop)) > 0;) kept.Write(part, 0, read);
        return kept.ToArray();
    }

    private static Fault TooLarge(int most) => new(Refusal.FileTooLarge, "", (most / AttachmentLimits.Megabyte).ToString(CultureInfo.InvariantCulture));
}
