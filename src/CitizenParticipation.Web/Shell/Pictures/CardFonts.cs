using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using SkiaSharp;

namespace CitizenParticipation.Web.Shell.Pictures;

/// <summary>
/// The site's own font for pictures, unpacked from the files that readers are sent: a server need not have any font installed. A sign that none of the files
/// knows is drawn as an empty box.
/// </summary>
public sealed class CardFonts : IDisposable
{
    private static readonly string[] Alphabets = ["latin", "latin-ext"];

    private readonly IReadOnlyList<SKFont> bold;
    private readonly IReadOnlyList<SKFont> regular;

    public CardFonts(IWebHostEnvironment host) => (bold, regular) = (Read(host, 700), Read(host, 400));

    public float Width(string text, bool bold, float size) => Runs(text, bold).Sum(run => Measure(run, size));

    public void Draw(SKCanvas canvas, string text, float x, float y, bool bold, float size, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        foreach (var run in Runs(text, bold))
        {
            using var font = new SKFont(run.Face, size) { Edging = SKFontEdging.Antialias };
            canvas.DrawText(run.Text, x, y, SKTextAlign.Left, font, paint);
            x += Measure(run, size);
        }
    }

    /// <summary>The beginning of a text that fits into one line.</summary>
    public string Fit(string text, bool bold, float size, float width)
    {
        if (Width(text, bold, size) <= width) return text;
        var signs = StringInfo.ParseCombiningCharacters(text);
        for (var kept = signs.Length - 1; kept > 0; kept--)
        {
            var shorter = text[..signs[kept]].TrimEnd() + "…";
            if (Width(shorter, bold, size) <= width) return shorter;
        }

        return "…";
    }

    public IReadOnlyList<string> Wrap(string text, bool bold, float size, float width, int mostLines)
    {
        var lines = new List<string>();
        var words = new Queue<string>(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (words.Count > 0 && lines.Count < mostLines)
        {
            var line = words.Dequeue();
            while (words.Count > 0 && Width($"{line} {words.Peek()}", bold, size) <= width) line += " " + words.Dequeue();
            if (lines.Count == mostLines - 1 && words.Count > 0) line += " " + string.Join(' ', words);
            lines.Add(Fit(line, bold, size, width));
        }

        return lines;
    }

    public void Dispose()
    {
        foreach (var font in bold.Concat(regular))
        {
            font.Typeface?.Dispose();
            font.Dispose();
        }
    }

    private static float Measure((SKTypeface Face, string Text) run, float size)
    {
        using var font = new SKFont(run.Face, size);
        return font.MeasureText(run.Text);
    }

    /// <summary>The text in stretches of one font file each.</summary>
    private IEnumerable<(SKTypeface Face, string Text)> Runs(string text, bool heavy)
    {
        var fonts = heavy ? bold : regular;
        SKTypeface? last = null;
        var from = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var face = (fonts.FirstOrDefault(f => f.ContainsGlyph(rune.Value)) ?? fonts[0]).Typeface;
            if (last is not null && !ReferenceEquals(face, last))
            {
                yield return (last, text[from..at]);
                from = at;
            }

            last = face;
            at += rune.Utf16SequenceLength;
        }

        if (last is not null) yield return (last, text[from..]);
    }

    private static List<SKFont> Read(IWebHostEnvironment host, int weight) => [.. Alphabets.Select(alphabet =>
    {
        using var file = host.WebRootFileProvider.GetFileInfo($"picture-fonts/fira-sans-{alphabet}-{weight}-normal.ttf").CreateReadStream();
        return new SKFont(SKTypeface.FromStream(file) ?? throw new InvalidOperationException($"The font file for {alphabet} cannot be read."));
    })];
}
