using Microsoft.AspNetCore.Http;

namespace CitizenParticipation.Web.Attachments;

/// <summary>One line of the form: a file and, for a picture, what it shows. The last line is for a document.</summary>
internal sealed record UploadRow(int Number, string Alternative, IFormFile? File)
{
    public const int Pictures = 3;
    public const int Document = 9;

    public bool IsDocument => Number == Document;

    public bool IsEmpty => File is null && Alternative.Length == 0;

    public static string FileField(int number) => $"File{number}";

    public static string AlternativeField(int number) => $"Alternative{number}";

    /// <summary>What was sent. A browser sends a field without a file too, with an empty name.</summary>
    public static List<UploadRow> Sent(IFormCollection form) =>
        [.. Enumerable.Range(1, Pictures).Append(Document).Select(n => new UploadRow(
            n, form[$"Form.{AlternativeField(n)}"].ToString().Trim(), form.Files.GetFile($"Form.{FileField(n)}") is { FileName.Length: > 0 } file ? file : null))];
}
