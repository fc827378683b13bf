using System.ComponentModel.DataAnnotations;

namespace CitizenParticipation.Attachments;

/// <summary>Section <c>Attachments</c>.</summary>
public sealed class AttachmentOptions
{
    /// <summary>How much all pictures and files of the platform may hold together, in bytes.</summary>
    [Range(1, long.MaxValue, ErrorMessage = "Attachments:MostBytes is a number of bytes from 1 upwards.")]
    public long MostBytes { get; set; } = 20L * 1024 * 1024 * 1024;
}
