using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace CitizenParticipation.Tests.Attachments;

/// <summary>Pictures made for tests: honest ones, and those that somebody sends who wants to do harm.</summary>
public static class Pictures
{
    /// <summary>Blue, with a red field at the upper left.</summary>
    public static byte[] Of(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Premul);
        bitmap.Erase(SKColors.SteelBlue);
        using (var canvas = new SKCanvas(bitmap))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        }

        using var encoded = bitmap.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>A photo as a telephone makes it, with the way it was held and the place where.</summary>
    public static byte[] Photo(int width, int height, byte orientation)
    {
        // Two entries: orientation, and a pointer to the place (latitude N 51).
        byte[] facts =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
            0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0,
            0, 2, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 68, 0, 0, 0, 0,
            0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1,
        ];
        var jpeg = Of(width, height, SKEncodedImageFormat.Jpeg);
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((facts.Length + 2) >> 8), (byte)(facts.Length + 2), .. facts, .. jpeg[2..]];
    }

    /// <summary>A PNG whose header promises this much, over whatever data.</summary>
    public static byte[] Png(int width, int height, byte[] packed)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG"u8, 13, 10, 26, 10, .. Chunk("IHDR", head), .. Chunk("IDAT", packed), .. Chunk("IEND", [])];
    }

    public static byte[] Gif(int width, int height, int frames)
    {
        using var gif = new MemoryStream();
        gif.Write("GIF89a"u8);
        gif.Write([(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for (var i = 0; i < frames; i++) gif.Write([0x21, 0xF9, 4, 0, 1, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        gif.WriteByte(0x3B);
        return gif.ToArray();
    }

    /// <summary>So many zeros, packed to a thousandth.</summary>
    public static byte[] Zeros(long count)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var part = new byte[1024 * 1024];
            for (var left = count; left > 0; left -= part.Length) zip.Write(part);
        }

        return packed.ToArray();
    }

    public static byte[] Random(string beginning, int length)
    {
        var bytes = new byte[length];
        new Random(4).NextBytes(bytes);
        Encoding.Latin1.GetBytes(beginning).CopyTo(bytes, 0);
        return bytes;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Checksum(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = ~0u;
        foreach (var b in data)
        {
            sum ^= b;
            for (var i = 0; i < 8; i++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
        }

        return ~sum;
    }
}
