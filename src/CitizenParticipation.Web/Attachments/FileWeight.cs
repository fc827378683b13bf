using System.Globalization;

namespace CitizenParticipation.Web.Attachments;

internal static class FileWeight
{
    /// <summary>In megabytes with one digit, never 0.</summary>
    public static string Of(long bytes) => Math.Max(0.1, bytes / (1024.0 * 1024)).ToString("N1", CultureInfo.CurrentCulture);
}
