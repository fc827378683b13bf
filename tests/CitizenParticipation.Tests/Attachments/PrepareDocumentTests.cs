using CitizenParticipation.Attachments;

namespace CitizenParticipation.Tests.Attachments;

public sealed class PrepareDocumentTests : IDisposable
{
    private readonly PrepareDocument prepare = new();

    public void Dispose() => prepare.Dispose();

    [Fact]
    public async Task A_document_is_written_anew_without_its_author()
    {
        var file = (await prepare.HandleAsync(Documents.Of(catalog: "/Metadata 9 0 R/PieceInfo<</X(Geheim)>>", page: "/LastModified(D:2026)"))).Value!;
        var text = Documents.Text(Assert.Single(file.Parts).Content);
        Assert.Equal(AttachmentKind.Document, file.Kind);
        Assert.StartsWith("%PDF-1.7", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        foreach (var fact in (string[])["Mustermann", "Geheim", "Metadata", "LastModified", "Info"]) Assert.DoesNotContain(fact, text, StringComparison.Ordinal);
        Assert.Contains("/MediaBox", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_can_be_read_again_and_stays_the_same()
    {
        var once = (await prepare.HandleAsync(Documents.Of())).Value!.Parts[0].Content;
        Assert.Equal(once, (await prepare.HandleAsync(once)).Value!.Parts[0].Content);
    }

    [Fact]
    public async Task Of_two_versions_in_one_file_only_the_later_is_kept()
    {
        byte[] amended = [.. Documents.Of(more: "5 0 obj\n(Frueher)\nendobj", page: "/X 5 0 R"), .. Documents.Bytes("5 0 obj\n(Jetzt)\nendobj\n")];
        var text = Documents.Text((await prepare.HandleAsync(amended)).Value!.Parts[0].Content);
        Assert.Contains("(Jetzt)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Frueher", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_and_a_page_to_begin_with_may_stay()
    {
        var file = await prepare.HandleAsync(Documents.Of(catalog: "/OpenAction[3 0 R /Fit]", page: "/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.org)>>>>]"));
        Assert.Contains("https://example.org", Documents.Text(file.Value!.Parts[0].Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_inside_loses_the_place_where_it_was_taken()
    {
        var photo = Documents.Text(Pictures.Photo(40, 30, 1));
        var file = await prepare.HandleAsync(Documents.Of(page: "/Resources<</XObject<</A 5 0 R>>>>", more: $"5 0 obj\n<</Subtype/Image/Filter/DCTDecode/Length {photo.Length}>>\nstream\n{photo}\nendstream\nendobj"));
        Assert.DoesNotContain("Exif", Documents.Text(file.Value!.Parts[0].Content), StringComparison.Ordinal);
        Assert.Contains("JFIF", Documents.Text(file.Value!.Parts[0].Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert)>>", "")]
    [InlineData("/OpenAction 5 0 R", "5 0 obj\n<</S/URI/URI(https://example.org)>>\nendobj")]
    [InlineData("/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(x)>>>>", "")]
    [InlineData("/Names<</Java#53cript 5 0 R>>", "")]
    [InlineData("/Names<</EmbeddedFiles<</Names[]>>>>", "")]
    [InlineData("/AcroForm<</XFA 5 0 R>>", "")]
    [InlineData("/AA<</WC 5 0 R>>", "")]
    [InlineData("/X 5 0 R", "5 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj")]
    [InlineData("/X 5 0 R", "5 0 obj\n<</S 6 0 R>>\nendobj\n6 0 obj\n/SubmitForm\nendobj")]
    [InlineData("/X 5 0 R", "5 0 obj\n<</Type/Annot/Subtype/FileAttachment>>\nendobj")]
    public async Task What_would_act_by_itself_is_refused(string catalog, string more) =>
        Assert.Equal(Refusal.DocumentActive, (await prepare.HandleAsync(Documents.Of(catalog, more: more))).Refusal);

    [Fact]
    public async Task A_locked_document_is_refused() =>
        Assert.Equal(Refusal.DocumentLocked, (await prepare.HandleAsync(Documents.Of(trailer: "/Encrypt 5 0 R"))).Refusal);

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Type/Catalog")]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>")]
    [InlineData("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 7 0 R>>")]
    [InlineData("%PDF-1.7\n1 0 obj 1 0 R endobj trailer<</Root 1 0 R>>")]
    [InlineData("%PDF-1.7\n1 0 obj <")]
    [InlineData("%PDF-1.7\n1 0 obj <</A>")]
    [InlineData("%PDF-1.7\n1 0 obj (\\")]
    [InlineData("%PDF-1.7\n1 0 obj <</Type/ObjStm/N 9/First 3>>stream\n1 0 endstream")]
    public async Task What_is_no_whole_document_is_refused(string file) =>
        Assert.Equal(Refusal.FileDamaged, (await prepare.HandleAsync(Documents.Bytes(file))).Refusal);
}
