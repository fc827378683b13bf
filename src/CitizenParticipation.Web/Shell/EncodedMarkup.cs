using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>
/// Markup written as an interpolated string, for the few pieces that are drawn so often that a frame for each element and attribute costs too much.
/// What stands in the string itself is markup; whatever comes in by a hole is text and encoded, in content and in quoted attributes alike, unless it is markup that was made here.
/// Attributes must stand in double quotes, and no hole may be a whole address that people have typed.
/// </summary>
[InterpolatedStringHandler]
public readonly struct EncodedMarkup(int literalLength, int holes)
{
    private const int UsualHole = 24;

    // The same letters are left as they are as in the rest of a page (Platform).
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder markup = new(literalLength + holes * UsualHole);

    public static MarkupString Of(EncodedMarkup parts) => new(parts.markup.ToString());

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(string? text)
    {
        if (!string.IsNullOrEmpty(text)) markup.Append(Encoder.Encode(text));
    }

    public void AppendFormatted(LocalizedString text) => AppendFormatted(text.Value);

    public void AppendFormatted(MarkupString part) => markup.Append(part.Value);

    public void AppendFormatted(IEnumerable<MarkupString> parts)
    {
        foreach (var part in parts) markup.Append(part.Value);
    }
}
