using SkiaSharp;

namespace CitizenParticipation.Web.Proposals;

/// <summary>Draws the picture that messengers show beside a link to a proposal: 1200 by 630 pixels, in the colours of the site.</summary>
public sealed class DrawProposalCard(CardFonts fonts)
{
    /// <param name="Count">The number as it is read.</param>
    /// <param name="Words">What is counted.</param>
    public sealed record Content(string Title, string District, string Count, string Words, string Platform);

    private const int Width = 1200;
    private const int Height = 630;
    private const float Margin = 80;
    private const int MostLines = 3;

    private static readonly SKColor Paper = SKColor.Parse("#faf8f4");
    private static readonly SKColor Ink = SKColor.Parse("#16212c");
    private static readonly SKColor Muted = SKColor.Parse("#4a5866");
    private static readonly SKColor Blue = SKColor.Parse("#0b4f96");
    private static readonly SKColor Soft = SKColor.Parse("#e3eefa");
    private static readonly SKColor Gold = SKColor.Parse("#f3b229");

    public byte[] Png(Content content)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Paper);
        using var paint = new SKPaint { IsAntialias = true, Color = Gold };
        canvas.DrawRect(0, 0, Width, 16, paint);

        var chip = fonts.Fit(content.District, bold: true, 34, Width - 2 * Margin - 60);
        paint.Color = Soft;
        canvas.DrawRoundRect(Margin, 76, fonts.Width(chip, bold: true, 34) + 56, 64, 32, 32, paint);
        fonts.Draw(canvas, chip, Margin + 28, 120, bold: true, 34, Blue);

        var y = 236f;
        foreach (var line in fonts.Wrap(content.Title, bold: true, 66, Width - 2 * Margin, MostLines))
        {
            fonts.Draw(canvas, line, Margin, y, bold: true, 66, Ink);
            y += 80;
        }

        fonts.Draw(canvas, content.Count, Margin, 546, bold: true, 84, Blue);
        fonts.Draw(canvas, content.Words, Margin + fonts.Width(content.Count, bold: true, 84) + 22, 546, bold: false, 36, Ink);
        var platform = fonts.Fit(content.Platform, bold: false, 30, Width - 2 * Margin);
        fonts.Draw(canvas, platform, Width - Margin - fonts.Width(platform, bold: false, 30), 598, bold: false, 30, Muted);

        DrawMark(canvas, paint, Width - Margin - fonts.Width(platform, bold: false, 30) - 62, 562);

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>The two hexagons of the header.</summary>
    private static void DrawMark(SKCanvas canvas, SKPaint paint, float x, float y)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.Scale(1.4f);
        foreach (var (shape, colour) in (ReadOnlySpan<(string, SKColor)>)[("M17 2 30 9.5v15L17 32 4 24.5v-15z", Blue), ("M17 9 24 13v8l-7 4-7-4v-8z", Gold)])
        {
            using var path = SKPath.ParseSvgPathData(shape);
            paint.Color = colour;
            canvas.DrawPath(path, paint);
        }

        canvas.Restore();
    }
}
