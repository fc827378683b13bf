using System.Buffers.Binary;
using System.IO.Compression;

namespace CitizenParticipation.Attachments.Pdf;

/// <summary>What stands in streams is not changed, except for pictures, which may say where they were taken.</summary>
internal static class PdfStreams
{
    /// <summary>All streams of a file together; nobody's device should be made to unpack more.</summary>
    private const int Heaviest = 200 * AttachmentLimits.Megabyte;

    /// <summary>Refuses a stream that becomes monstrous when it is unpacked. Only one kind of packing can do that, and not twice over.</summary>
    /// <param name="weight">What the streams before this one have come to; this one is added.</param>
    public static void Weigh(PdfDictionary dictionary, byte[] stream, Func<object, object?> resolve, ref long weight)
    {
        if (!dictionary.TryGetValue("Filter", out var filter)) return;
        var names = resolve(filter) switch
        {
            PdfName one => [one.Text],
            PdfArray several => several.Select(resolve).OfType<PdfName>().Select(n => n.Text).ToList(),
            _ => (List<string>)[],
        };
        var packed = names.Where(n => n is "FlateDecode" or "Fl" or "LZWDecode" or "LZW" or "RunLengthDecode" or "RL").ToList();
        if (packed.Count > 1) throw new PdfRefused(Refusal.FileDamaged);
        if (names.Count > 0 && names[0] is "FlateDecode" or "Fl") Unpack(stream, ref weight);
    }

    /// <summary>The picture without the segments that hold its place, its camera and its small copy; profile and colour stay.</summary>
    public static byte[] WithoutFacts(byte[] jpeg)
    {
        if (!jpeg.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return jpeg;
        using var clean = new MemoryStream();
        clean.Write(jpeg, 0, 2);
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (at + length > jpeg.Length) break;
            // APP1: Exif and XMP. APP13: Photoshop. COM: a comment.
            if (jpeg[at + 1] is not (0xE1 or 0xED or 0xFE)) clean.Write(jpeg, at, length);
            at += length;
        }

        clean.Write(jpeg, at, jpeg.Length - at);
        return clean.ToArray();
    }

    private static void Unpack(byte[] stream, ref long weight)
    {
        using var packed = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
        var part = new byte[64 * 1024];
        try
        {
            for (int read; (read = packed.Read(part)) > 0;)
            {
                if ((weight += read) > Heaviest) throw new PdfRefused(Refusal.FileDamaged);
            }
        }
        catch (InvalidDataException)
        {
            // Readers forgive a broken end; a page may be empty then, nothing worse.
        }
    }
}
