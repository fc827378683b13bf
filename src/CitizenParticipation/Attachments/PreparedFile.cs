namespace CitizenParticipation.Attachments;

/// <summary>What is kept of a file that was sent: made anew, with nothing in it but what is seen.</summary>
/// <param name="Width">Of the largest picture, after it was turned upright; 0 for a document.</param>
/// <param name="Parts">The bytes by <see cref="Attachment.Part"/>: one for each size of a picture, one for a document.</param>
internal sealed record PreparedFile(AttachmentKind Kind, int Width, int Height, IReadOnlyList<(string Part, byte[] Content)> Parts);
