using SkiaSharp;

namespace CitizenParticipation.Attachments;

/// <summary>
/// Draws a picture anew in the sizes that are kept. Only its pixels get through: where and when it was taken, by whom, and whatever else
/// was hidden in the file stay behind. Of a moving picture the first frame is kept; the others are never decoded.
/// </summary>
internal sealed class PreparePicture : IDisposable
{
    private const int Quality = 80;
    private const int MostScans = 100;

    // Each may hold 160 MB while it is decoded.
    private readonly SemaphoreSlim hands = new(2);

    public async Task<Outcome<PreparedFile>> HandleAsync(byte[] file, CancellationToken stop = default)
    {
        await hands.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Prepare(file), stop);
        }
        finally
        {
            hands.Release();
        }
    }

    public void Dispose() => hands.Dispose();

    private static Outcome<PreparedFile> Prepare(byte[] file)
    {
        if (PictureHeader.Size(file) is not { } said) return Refusal.FileDamaged;
        if (IsTooLarge(said.Width, said.Height)) return Refusal.PictureTooLarge;

        // Each scan of a picture that builds up goes over all its pixels; real ones have about ten.
        if (FileTypes.Of(file) == FileType.Jpeg && file.AsSpan().Count((ReadOnlySpan<byte>)[0xFF, 0xDA]) > MostScans) return Refusal.FileDamaged;

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null) return Refusal.FileDamaged;
        // The decoder's own word counts: it is what would be decoded.
        if (IsTooLarge(codec.Info.Width, codec.Info.Height)) return Refusal.PictureTooLarge;

        using var upright = Decode(codec);
        if (upright is null) return Refusal.FileDamaged;
        var parts = new List<(string, byte[])>();
        foreach (var size in PictureSize.Of(upright.Width, upright.Height)) parts.Add((Attachment.Part(size), Encode(upright, size)));
        return new PreparedFile(AttachmentKind.Image, upright.Width, upright.Height, parts);
    }

    private static bool IsTooLarge(int width, int height) =>
        width < 1 || height < 1 || Math.Max(width, height) > AttachmentLimits.LongestSide || (long)width * height > AttachmentLimits.MostPixels;

    /// <summary>In the largest size that is kept, turned as the camera was held.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scaled = Smallest(codec);
        // All colours in the one space that every screen takes for granted, so that none has to be named in the file.
        using var raw = new SKBitmap();
        if (!raw.TryAllocPixels(new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()))) return null;
        if (codec.GetPixels(raw.Info, raw.GetPixels()) != SKCodecResult.Success) return null;

        var (width, height) = PictureSize.Fit(raw.Width, raw.Height, PictureSize.Largest);
        using var small = raw.Width == width ? null : raw.Resize(raw.Info.WithSize(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return Upright(small ?? raw, codec.EncodedOrigin);
    }

    /// <summary>The least the decoder can make on its own that is not smaller than what is kept; JPEG can in eighths, which saves most of the memory.</summary>
    private static SKSizeI Smallest(SKCodec codec)
    {
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (Math.Max(size.Width, size.Height) >= PictureSize.Largest) return size;
        }

        return codec.Info.Size;
    }

    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (w, h) = (picture.Width, picture.Height);
        var isLying = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(picture.Info.WithSize(isLying ? h : w, isLying ? w : h));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    private static byte[] Encode(SKBitmap picture, int size)
    {
        var (width, height) = PictureSize.Fit(picture.Width, picture.Height, size);
        using var small = width == picture.Width ? null : picture.Resize(picture.Info.WithSize(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var drawn = small ?? picture;
        // Without a colour space, else a profile would be written into the file.
        using var pixels = new SKPixmap(drawn.Info.WithColorSpace(null), drawn.GetPixels(), drawn.RowBytes);
        using var encoded = pixels.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded!.ToArray();
    }
}
