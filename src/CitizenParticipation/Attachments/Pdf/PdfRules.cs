namespace CitizenParticipation.Attachments.Pdf;

/// <summary>What may not stand in a file that people open, and what is left out without a word.</summary>
internal static class PdfRules
{
    // Runs by itself or brings another file along. A plain link on a page may stay.
    private static readonly HashSet<string> ActiveKeys =
        ["JS", "JavaScript", "AA", "EF", "EmbeddedFiles", "XFA", "RichMediaContent", "RichMediaSettings", "Launch"];

    private static readonly HashSet<string> ActiveNames =
        ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound", "RichMediaExecute", "EmbeddedFile", "FileAttachment", "RichMedia", "Screen", "3D", "GoTo3DView"];

    // Who wrote it, when and with what.
    private static readonly HashSet<string> LeftOut = ["Metadata", "PieceInfo", "LastModified", "Info", "AF"];

    public static bool IsLeftOut(string key) => LeftOut.Contains(key);

    /// <param name="resolve">The value itself for one that only points to it.</param>
    public static bool IsActive(string key, object value, Func<object, object?> resolve)
    {
        if (ActiveKeys.Contains(key)) return true;
        if (key is "S" or "Subtype" or "Type" && resolve(value) is PdfName name && ActiveNames.Contains(name.Text)) return true;
        // What happens on opening may be a place in the file, and nothing else.
        return key == "OpenAction" && resolve(value) is PdfDictionary action && (!action.TryGetValue("S", out var does) || resolve(does) is not PdfName { Text: "GoTo" } || action.ContainsKey("Next"));
    }
}
