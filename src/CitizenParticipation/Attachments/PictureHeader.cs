using System.Buffers.Binary;

namespace CitizenParticipation.Attachments;

/// <summary>Width and height as the first bytes say, before a decoder sees the file and makes room for what they promise.</summary>
internal static class PictureHeader
{
    public static (int Width, int Height)? Size(ReadOnlySpan<byte> file) => FileTypes.Of(file) switch
    {
        FileType.Png => file.Length >= 24 && file[12..16].SequenceEqual("IHDR"u8) ? Pair(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..])) : null,
        FileType.Gif => file.Length >= 10 ? Pair(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])) : null,
        FileType.WebP => WebP(file),
        FileType.Jpeg => Jpeg(file),
        _ => null,
    };

    private static (int, int)? WebP(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30) return null;
        if (file[12..16].SequenceEqual("VP8X"u8)) return Pair(1u + (uint)(file[24] | file[25] << 8 | file[26] << 16), 1u + (uint)(file[27] | file[28] << 8 | file[29] << 16));
        if (file[12..16].SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return Pair(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
        }

        return file[12..16].SequenceEqual("VP8 "u8) ? Pair((uint)BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, (uint)BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF) : null;
    }

    /// <summary>From segment to segment until the one that begins a frame.</summary>
    private static (int, int)? Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length;)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Pair(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += marker is 0x01 or (>= 0xD0 and <= 0xD7) ? 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static (int, int) Pair(uint width, uint height) => ((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
}
