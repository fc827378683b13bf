using System.Globalization;
using System.Text;

namespace CitizenParticipation.Attachments.Pdf;

/// <summary>Writes anew what can be reached from the root, and nothing else: earlier versions, hidden bytes and the facts about the author are not taken along.</summary>
internal sealed class PdfWriter(PdfFile pdf) : IDisposable
{
    private readonly MemoryStream output = new();
    private readonly Dictionary<int, int> numbers = [];
    private readonly Queue<int> waiting = new();
    private int pages;
    private long weight;

    public byte[] Write()
    {
        if (pdf.Root is not { } root || Resolve(new PdfReference(root)) is not PdfDictionary catalog || catalog.NameOf("Type") != "Catalog") throw new PdfRefused(Refusal.FileDamaged);
        Text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        NumberOf(root);
        var places = new List<long>();
        while (waiting.TryDequeue(out var old))
        {
            places.Add(output.Position);
            Text($"{places.Count} 0 obj\n");
            if (pdf.Objects.TryGetValue(old, out var found)) Object(found);
            else Text("null");
            Text("\nendobj\n");
            if (output.Length > 2 * AttachmentLimits.LargestDocument) throw new PdfRefused(Refusal.FileDamaged);
        }

        if (pages == 0) throw new PdfRefused(Refusal.FileDamaged);
        var table = output.Position;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Text($"{place.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        Text($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return output.ToArray();
    }

    public void Dispose() => output.Dispose();

    private void Object(PdfObject found)
    {
        if (found.Value is not PdfDictionary dictionary || found.Stream is not { } stream)
        {
            Value(found.Value);
            return;
        }

        // An external file instead of the bytes that follow; nobody needs it.
        if (dictionary.ContainsKey("F")) throw new PdfRefused(Refusal.DocumentActive);
        PdfStreams.Weigh(dictionary, stream, Resolve, ref weight);
        var clean = dictionary.NameOf("Filter") == "DCTDecode" ? PdfStreams.WithoutFacts(stream) : stream;
        dictionary["Length"] = new PdfRaw(Encoding.ASCII.GetBytes(clean.Length.ToString(CultureInfo.InvariantCulture)));
        Value(dictionary);
        Text("\nstream\n");
        output.Write(clean);
        Text("\nendstream");
    }

    // As deep as the reader went, which has its limit.
    private void Value(object value)
    {
        switch (value)
        {
            case PdfName name:
                Name(name.Text);
                break;
            case PdfReference reference:
                Text($"{NumberOf(reference.Number)} 0 R");
                break;
            case PdfRaw raw:
                output.Write(raw.Bytes);
                break;
            case PdfArray array:
                Text("[");
                foreach (var item in array)
                {
                    Value(item);
                    Text(" ");
                }

                Text("]");
                break;
            case PdfDictionary dictionary:
                Dictionary(dictionary);
                break;
        }
    }

    private void Dictionary(PdfDictionary dictionary)
    {
        if (dictionary.NameOf("Type") == "Page") pages++;
        Text("<<");
        foreach (var (key, value) in dictionary)
        {
            if (PdfRules.IsActive(key, value, Resolve)) throw new PdfRefused(Refusal.DocumentActive);
            if (PdfRules.IsLeftOut(key)) continue;
            Name(key);
            Text(" ");
            Value(value);
            Text("\n");
        }

        Text(">>");
    }

    private void Name(string text)
    {
        Text("/");
        foreach (var letter in text) Text(char.IsAsciiLetterOrDigit(letter) || "+-_.,:;*'!@$&=?^|~".Contains(letter, StringComparison.Ordinal) ? letter.ToString() : $"#{(int)letter:X2}");
    }

    private int NumberOf(int old)
    {
        if (numbers.TryGetValue(old, out var number)) return number;
        waiting.Enqueue(old);
        return numbers[old] = numbers.Count + 1;
    }

    private object? Resolve(object value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            if (steps > 10 || !pdf.Objects.TryGetValue(reference.Number, out var found)) return null;
            value = found.Value;
        }

        return value;
    }

    private void Text(string text) => output.Write(Encoding.Latin1.GetBytes(text));
}
