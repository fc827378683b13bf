namespace CitizenParticipation.Attachments;

/// <summary>What a file is, told by its first bytes. Its name and what the browser says about it are only somebody's word.</summary>
internal enum FileType
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Gif,
    Heic,
    Pdf,
}

internal static class FileTypes
{
    // Brands of the container that telephones write; AVIF is a relative of it that the decoder does not read either.
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"];

    public static FileType Of(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileType.Jpeg
        : file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileType.Png
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? FileType.Gif
        : file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8) ? FileType.WebP
        : file.Length > 12 && file[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.Latin1.GetString(file[8..12])) ? FileType.Heic
        : file.StartsWith("%PDF-"u8) ? FileType.Pdf
        : FileType.Unknown;
}
