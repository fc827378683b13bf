namespace CitizenParticipation.Attachments.Pdf;

/// <summary>A name such as <c>/Type</c>, without the slash and with its escapes undone.</summary>
internal sealed record PdfName(string Text);

/// <summary>Points to an object of that number.</summary>
internal sealed record PdfReference(int Number);

/// <summary>A number, a text or a word, as the bytes that stand in the file. Nothing in them can be carried out.</summary>
internal sealed record PdfRaw(byte[] Bytes);

internal sealed class PdfArray : List<object>;

internal sealed class PdfDictionary : Dictionary<string, object>
{
    public string NameOf(string key) => TryGetValue(key, out var value) && value is PdfName name ? name.Text : "";
}

/// <summary>One numbered object of a file; <paramref name="Stream"/> is null where it has none.</summary>
internal sealed record PdfObject(object Value, byte[]? Stream);

/// <summary>Ends the reading of a file that is not to be kept; caught in one place and turned into a sentence.</summary>
internal sealed class PdfRefused(Refusal refusal) : Exception
{
    public Refusal Refusal { get; } = refusal;
}
