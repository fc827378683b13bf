using CitizenParticipation.Attachments.Pdf;

namespace CitizenParticipation.Attachments;

/// <summary>
/// Writes a PDF anew from what its pages show. Refused is what cannot be read with certainty, what is locked, and what could do something by itself on
/// somebody's device.
/// </summary>
internal sealed class PrepareDocument : IDisposable
{
    private readonly SemaphoreSlim hands = new(2);

    public async Task<Outcome<PreparedFile>> HandleAsync(byte[] file, CancellationToken stop = default)
    {
        await hands.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Prepare(file), stop);
        }
        finally
        {
            hands.Release();
        }
    }

    public void Dispose() => hands.Dispose();

    private static Outcome<PreparedFile> Prepare(byte[] file)
    {
        try
        {
            using var writer = new PdfWriter(PdfFile.Read(file));
            return new PreparedFile(AttachmentKind.Document, 0, 0, [(Attachment.Part(0), writer.Write())]);
        }
        catch (PdfRefused refused)
        {
            return refused.Refusal;
        }
        catch (InvalidDataException)
        {
            return Refusal.FileDamaged;
        }
    }
}
