using SkiaSharp;

namespace CitizenParticipation.Web.Shell.Pictures;

/// <summary>Draws the picture that messengers show beside a link: 1200 by 630 pixels, in the colours of the site.</summary>
public sealed class DrawCard(CardFonts fonts)
{
    /// <param name="Chip">Where it belongs, such as a district.</param>
    /// <param name="Lead">A sentence below the title, or nothing.</param>
    /// <param name="Count">What is counted, or nothing.</param>
    public sealed record Content(string Chip, string Title, string Platform, string Lead = "", Tally? Count = null);

    /// <param name="Number">As it is read.</param>
    /// <param name="Words">What is counted.</param>
    public sealed record Tally(string Number, string Words);

    public const int Width = 1200;
    public const int Height = 630;

    private const float Margin = 80;
    private const float Line = Width - 2 * Margin;

    /// <summary>What stands at the foot stands on this line, whatever its size.</summary>
    private const float Foot = 556;

    private const float Mark = 62;

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

        var chip = fonts.Fit(content.Chip, bold: true, 34, Line - 60);
        paint.Color = Soft;
        canvas.DrawRoundRect(Margin, 76, fonts.Width(chip, bold: true, 34) + 56, 64, 32, 32, paint);
        fonts.Draw(canvas, chip, Margin + 28, 120, bold: true, 34, Blue);

        var y = 236f;
        foreach (var line in fonts.Wrap(content.Title, bold: true, 66, Line, content.Lead.Length > 0 ? 2 : 3))
        {
            fonts.Draw(canvas, line, Margin, y, bold: true, 66, Ink);
            y += 80;
        }

        y -= 14;
        foreach (var line in fonts.Wrap(content.Lead, bold: false, 36, Line, 3))
        {
            fonts.Draw(canvas, line, Margin, y, bold: false, 36, Muted);
            y += 50;
        }

        var taken = DrawCount(canvas, content.Count);
        DrawPlatform(canvas, paint, content.Platform, taken);

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <returns>How much of the foot's line is taken.</returns>
    private float DrawCount(SKCanvas canvas, Tally? count)
    {
        if (count is null) return 0;
        var number = fonts.Width(count.Number, bold: true, 84) + 22;
        var words = fonts.Fit(count.Words, bold: false, 36, Line - number);
        fonts.Draw(canvas, count.Number, Margin, Foot, bold: true, 84, Blue);
        fonts.Draw(canvas, words, Margin + number, Foot, bold: false, 36, Ink);
        return number + fonts.Width(words, bold: false, 36);
    }

    /// <summary>At the end of the foot's line beside a count, else at its beginning. A long name is set smaller before it is cut.</summary>
    private void DrawPlatform(SKCanvas canvas, SKPaint paint, string platform, float taken)
    {
        var free = taken == 0 ? Line - Mark : Line - taken - 40 - Mark;
        var size = taken == 0 ? 36f : 30f;
        while (size > 24 && fonts.Width(platform, bold: false, size) > free) size--;
        var name = fonts.Fit(platform, bold: false, size, free);
        // The drawing begins four parts within its frame.
        var x = taken == 0 ? Margin - 4 * 1.4f : Width - Margin - fonts.Width(name, bold: false, size) - Mark;
        // The middle of the mark lies at half the height of the letters.
        DrawMark(canvas, paint, x, Foot - 0.35f * size - 17 * 1.4f);
        fonts.Draw(canvas, name, x + Mark, Foot, bold: false, size, Muted);
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
