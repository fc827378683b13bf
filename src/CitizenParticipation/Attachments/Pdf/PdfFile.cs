using System.IO.Compression;

namespace CitizenParticipation.Attachments.Pdf;

/// <summary>
/// All objects of a file, found by walking through it from the beginning and not by its own table of contents, which may lie. Of two with one number the
/// later one counts, as it does for every program that reads an amended file.
/// </summary>
internal sealed class PdfFile
{
    /// <summary>Words outside of objects; the table of contents at the end has three for each of them.</summary>
    private const int MostSteps = 600_000;
    private const int MostPacked = 16 * AttachmentLimits.Megabyte;

    private readonly byte[] file;
    private readonly PdfReader.Count count = new();
    private int unpacked;

    private PdfFile(byte[] file) => this.file = file;

    public Dictionary<int, PdfObject> Objects { get; } = [];

    /// <summary>The number of the object from which all that is shown can be reached.</summary>
    public int? Root { get; private set; }

    public static PdfFile Read(byte[] bytes)
    {
        var pdf = new PdfFile(bytes);
        pdf.Walk();
        return pdf;
    }

    private void Walk()
    {
        var reader = new PdfReader(file, 0, file.Length, count);
        for (var steps = 0; reader.At < file.Length; steps++)
        {
            if (steps > MostSteps) throw new PdfRefused(Refusal.FileDamaged);
            if (reader.TakeNumber() is { } number)
            {
                var after = reader.At;
                if (reader.TakeNumber() is not null && reader.Takes("obj"u8)) ReadObject(reader, number);
                // The number after this one may be the beginning of an object.
                else reader.GoTo(after);
            }
            else if (reader.Takes("trailer"u8))
            {
                if (reader.ReadValue() is PdfDictionary trailer) Heed(trailer);
            }
            else
            {
                reader.SkipWord();
            }
        }
    }

    private void ReadObject(PdfReader reader, int number)
    {
        var value = reader.ReadValue();
        if (value is not PdfDictionary dictionary || !reader.Takes("stream"u8))
        {
            Objects[number] = new PdfObject(value, null);
            return;
        }

        var stream = ReadStream(reader, dictionary);
        var type = dictionary.NameOf("Type");
        if (type == "XRef") Heed(dictionary);
        else if (type == "ObjStm") ReadPacked(dictionary, stream);
        else Objects[number] = new PdfObject(dictionary, stream);
    }

    private byte[] ReadStream(PdfReader reader, PdfDictionary dictionary)
    {
        var from = reader.At;
        if (from < file.Length && file[from] == '\r') from++;
        if (from < file.Length && file[from] == '\n') from++;
        if (dictionary.TryGetValue("Length", out var said) && said is PdfRaw raw && int.TryParse(raw.Bytes, out var length) && length >= 0 && length <= file.Length - from)
        {
            reader.GoTo(from + length);
            if (reader.Takes("endstream"u8)) return file[from..(from + length)];
        }

        var found = file.AsSpan(from).IndexOf("endstream"u8);
        if (found < 0) throw new PdfRefused(Refusal.FileDamaged);
        reader.GoTo(from + found + "endstream".Length);
        var end = from + found;
        if (end > from && file[end - 1] == '\n') end--;
        if (end > from && file[end - 1] == '\r') end--;
        return file[from..end];
    }

    /// <summary>Objects that stand together in one compressed stream.</summary>
    private void ReadPacked(PdfDictionary dictionary, byte[] stream)
    {
        if (!IsNumber(dictionary, "N", out var n) || !IsNumber(dictionary, "First", out var first) || dictionary.ContainsKey("DecodeParms")) throw new PdfRefused(Refusal.FileDamaged);
        var plain = dictionary.ContainsKey("Filter") ? Inflate(dictionary, stream) : stream;
        if (first > plain.Length) throw new PdfRefused(Refusal.FileDamaged);
        var head = new PdfReader(plain, 0, first, count);
        var places = new List<(int Number, int At)>();
        for (var i = 0; i < n; i++)
        {
            if (head.TakeNumber() is not { } number || head.TakeNumber() is not { } offset || first + (long)offset > plain.Length) throw new PdfRefused(Refusal.FileDamaged);
            places.Add((number, first + offset));
        }

        for (var i = 0; i < places.Count; i++)
        {
            // Each ends where the next begins, so none is read twice.
            var end = i + 1 < places.Count ? places[i + 1].At : plain.Length;
            if (end < places[i].At) throw new PdfRefused(Refusal.FileDamaged);
            Objects[places[i].Number] = new PdfObject(new PdfReader(plain, places[i].At, end, count).ReadValue(), null);
        }
    }

    private byte[] Inflate(PdfDictionary dictionary, byte[] stream)
    {
        if (dictionary.NameOf("Filter") is not ("FlateDecode" or "Fl")) throw new PdfRefused(Refusal.FileDamaged);
        using var packed = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = packed.Read(part)) > 0;)
        {
            if ((unpacked += read) > MostPacked) throw new PdfRefused(Refusal.FileDamaged);
            plain.Write(part, 0, read);
        }

        return plain.ToArray();
    }

    private void Heed(PdfDictionary trailer)
    {
        if (trailer.ContainsKey("Encrypt")) throw new PdfRefused(Refusal.DocumentLocked);
        if (trailer.TryGetValue("Root", out var root) && root is PdfReference reference) Root = reference.Number;
    }

    private static bool IsNumber(PdfDictionary dictionary, string key, out int number)
    {
        number = 0;
        return dictionary.TryGetValue(key, out var value) && value is PdfRaw raw && int.TryParse(raw.Bytes, out number) && number >= 0;
    }
}
