using System.Security.Cryptography;

namespace CitizenParticipation.Attachments;

/// <summary>A file in the store.</summary>
/// <param name="Name">32 hexadecimal digits drawn by lot, which cannot be guessed and cannot leave the folder.</param>
/// <param name="Part">Which of its parts, see <see cref="Attachment.Part"/>.</param>
public sealed record StoredFile(string Name, string Part)
{
    public static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
