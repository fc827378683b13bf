using CitizenParticipation.Attachments;
using CitizenParticipation.Web.Shell;
using Microsoft.Net.Http.Headers;

namespace CitizenParticipation.Web.Attachments;

/// <summary>Gives out pictures and documents, to whoever may see the proposal at the moment of asking.</summary>
public static class AttachmentsEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/proposals/{slug}/files/{id:guid}/{part}", [HttpMethods.Get, HttpMethods.Head], ReadAsync).ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(string slug, Guid id, string part, HttpContext http, ReadAttachment attachments, CancellationToken stop)
    {
        var headers = http.Response.Headers;
        // Kept by the reader's own browser only, and asked for again each time: a proposal that is hidden takes its pictures along at once, and what one
        // person may see does not lie in a store that others share. An unchanged file costs a 304 without its bytes.
        headers.CacheControl = "private, no-cache";
        if (await attachments.HandleAsync(http.User.ParticipantId(), slug, id, part, stop) is not { } file) return TypedResults.NotFound();
        // Should a browser ever take these bytes for a page, nothing in it runs and nothing is loaded.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var tag = new EntityTagHeaderValue($"\"{file.Tag}\"");
        return file.Kind == AttachmentKind.Image
            ? TypedResults.Stream(file.Content, "image/webp", entityTag: tag)
            : TypedResults.Stream(file.Content, "application/pdf", DownloadName(file.Name), entityTag: tag);
    }

    private static string DownloadName(string name) =>
        name.Length == 0 ? "document.pdf" : name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name : name + ".pdf";
}
