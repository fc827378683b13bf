namespace CitizenParticipation.Attachments;

public static class AttachmentLimits
{
    public const int MostImages = 5;
    public const int MostDocuments = 2;

    public const int LongestAlternative = 200;
    public const int LongestName = 80;

    public const int Megabyte = 1024 * 1024;
    public const int LargestImage = 12 * Megabyte;
    public const int LargestDocument = 10 * Megabyte;

    /// <summary>As many as a good camera makes; decoded they are 160 MB, which is why only two are decoded at once.</summary>
    public const int MostPixels = 40_000_000;
    public const int LongestSide = 12_000;

    /// <summary>Tries, refused ones included, because those cost the server as much.</summary>
    public const int MostUploadsAnHour = 30;

    /// <summary>How long a file without a row may be one whose row is about to be written.</summary>
    public static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    public static int Most(AttachmentKind kind) => kind == AttachmentKind.Image ? MostImages : MostDocuments;
}
