using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace CitizenParticipation;

/// <summary>
/// Turns a person's Markdown into HTML that can do nothing but be read. Two locks: Markdig escapes raw HTML, and the
/// sanitiser afterwards allows a short list of tags and schemes, because Markdig alone lets `javascript:` links through.
/// </summary>
public static class Markdown
{
    private const int LongestText = 60_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UsePipeTables()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    private static readonly HtmlSanitizer Sanitizer = BuildSanitizer();

    /// <summary>Safe HTML. Text that is too long or too deeply nested to parse is shown as it was typed, escaped.</summary>
    /// <param name="markdown">What the person wrote.</param>
    /// <param name="headingShift">By how many levels headings move down, so that a page keeps a single first heading.</param>
    public static string ToHtml(string? markdown, int headingShift = 2)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        if (markdown.Length > LongestText) return Plain(markdown);
        try
        {
            var document = Markdig.Markdown.Parse(markdown, Pipeline);
            // Also those inside quotes and lists.
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + headingShift);

            var html = Markdig.Markdown.ToHtml(document, Pipeline);
            lock (Sanitizer) html = Sanitizer.Sanitize(html);
            // A wide table scrolls in a box of its own, which the keyboard reaches. In text the sign < is escaped: these are tags.
            return html.Replace("<table>", "<div class=\"table-scroll\" tabindex=\"0\"><table>", StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            // Markdig gives up on deep nesting (hundreds of quotes or brackets); the text itself is still readable.
            return Plain(markdown);
        }
    }

    /// <summary>The beginning of a text without any markup, for cards and previews.</summary>
    public static string Excerpt(string? markdown, int length)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        string plain;
        try
        {
            plain = Markdig.Markdown.ToPlainText(markdown.Length > 4000 ? markdown[..4000] : markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            plain = markdown;
        }

        plain = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length <= length) return plain;
        var end = plain.LastIndexOf(' ', length - 1);
        return plain[..(end > length / 2 ? end : length - 1)].TrimEnd('.', ',', ';', ':', '-') + " …";
    }

    private static string Plain(string text) =>
        "<p>" + System.Net.WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal) + "</p>";

    private static HtmlSanitizer BuildSanitizer()
    {
        var options = new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(
                ["p", "br", "strong", "em", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "a", "code", "pre", "hr",
                 "table", "thead", "tbody", "tr", "th", "td"], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["https", "http", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        };
        var sanitizer = new HtmlSanitizer(options);
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Dom.IElement { LocalName: "a" } link) return;
            // `//host` inherits the scheme and looks like a path of ours; nobody needs it in a proposal.
            if (link.GetAttribute("href")?.TrimStart().StartsWith("//", StringComparison.Ordinal) == true) link.RemoveAttribute("href");
            link.SetAttribute("rel", "nofollow ugc noopener noreferrer");
        };
        return sanitizer;
    }
}
