using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CitizenParticipation;

/// <summary>
/// Turns a person's Markdown into HTML that can do nothing but be read. Two locks: Markdig escapes raw HTML, and the
/// sanitiser afterwards allows a short list of tags and schemes, because Markdig alone lets `javascript:` links through.
/// </summary>
public static partial class Markdown
{
    private const int LongestText = 60_000;

    /// <summary>Four times what a comment may hold in signs that people see.</summary>
    private const int LongestComment = 8_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UsePipeTables()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    /// <summary>Only what stands in <see cref="CommentTags"/> is understood; the marks of everything else are read as they were typed.</summary>
    private static readonly MarkdownPipeline CommentPipeline = BuildCommentPipeline();

    private static readonly HtmlSanitizer Sanitizer = BuildSanitizer(
        ["p", "br", "strong", "em", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "a", "code", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td"]);

    private static readonly string[] CommentTags = ["p", "br", "strong", "em", "ul", "ol", "li", "a"];

    private static readonly HtmlSanitizer CommentSanitizer = BuildSanitizer(CommentTags);

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
            Outline(document, headingShift);
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

    /// <summary>People choose a level by its size. Whatever they chose, the first comes right below the page's own, and none is skipped; also inside quotes and lists.</summary>
    private static void Outline(MarkdownDocument document, int shift)
    {
        var above = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            while (above.TryPeek(out var level) && level >= heading.Level) above.Pop();
            above.Push(heading.Level);
            heading.Level = Math.Min(6, above.Count + shift);
        }
    }

    /// <summary>The small subset for comments: paragraphs, line breaks, bold, italic, lists and links. A discussion needs no headings, tables or pictures.</summary>
    public static string ToCommentHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        if (markdown.Length > LongestComment || DeepList().IsMatch(markdown)) return Plain(markdown);
        try
        {
            var document = Markdig.Markdown.Parse(WithoutQuotes(markdown), CommentPipeline);
            foreach (var image in document.Descendants<LinkInline>()) image.IsImage = false;
            var html = Markdig.Markdown.ToHtml(document, CommentPipeline);
            lock (CommentSanitizer) return CommentSanitizer.Sanitize(html);
        }
        catch (ArgumentException)
        {
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

        plain = OneLine(plain);
        return plain.Length <= length ? plain : ToAWord(plain, length);
    }

    private static string Plain(string text) =>
        "<p>" + System.Net.WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal) + "</p>";

    private static MarkdownPipeline BuildCommentPipeline()
    {
        var pipeline = new MarkdownPipelineBuilder().DisableHtml().DisableHeadings().UseAutoLinks().UseSoftlineBreakAsHardlineBreak();
        pipeline.BlockParsers.RemoveAll(p => p is QuoteBlockParser or FencedCodeBlockParser or IndentedCodeBlockParser or ThematicBreakParser);
        pipeline.InlineParsers.RemoveAll(p => p is CodeInlineParser);
        return pipeline.Build();
    }

    /// <summary>A quoted line becomes a plain one.</summary>
    private static string WithoutQuotes(string markdown) => string.Join('\n', markdown.Split('\n').Select(line => line.TrimStart().StartsWith('>') ? line.TrimStart(' ', '\t', '>') : line));

    /// <summary>A list in a list in a list, on one line: nobody writes that to be read, and it takes long to parse.</summary>
    [GeneratedRegex(@"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t>]+){6}", RegexOptions.Multiline)]
    private static partial Regex DeepList();

    private static HtmlSanitizer BuildSanitizer(IEnumerable<string> tags)
    {
        var options = new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(tags, StringComparer.OrdinalIgnoreCase),
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
