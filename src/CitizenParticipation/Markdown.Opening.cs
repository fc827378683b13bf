using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;

namespace CitizenParticipation;

public static partial class Markdown
{
    /// <summary>The beginning of a text without markup, as paragraphs that can stand alone: it ends with a sentence, or with a word and dots where the first sentence is too long already.</summary>
    /// <param name="length">Signs there is room for.</param>
    /// <param name="line">Signs of a line: each paragraph takes whole lines and some room between it and the next.</param>
    public static IReadOnlyList<string> Opening(string? markdown, int length, int line)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return [];
        var shown = new List<string>();
        foreach (var paragraph in Paragraphs(markdown.Length > 4000 ? markdown[..4000] : markdown))
        {
            if (paragraph.Length <= length)
            {
                shown.Add(paragraph);
                length -= (paragraph.Length + line - 1) / line * line + line / 4;
                continue;
            }

            var end = SentenceEnds(paragraph).LastOrDefault(e => e <= length / line * line);
            if (end > 0) shown.Add(paragraph[..end]);
            else if (shown.Count == 0) shown.Add(ToAWord(paragraph, length));
            break;
        }

        // What announces a list says nothing without it.
        while (shown.Count > 1 && shown[^1].EndsWith(':')) shown.RemoveAt(shown.Count - 1);
        return shown;
    }

    private static IEnumerable<string> Paragraphs(string markdown)
    {
        try
        {
            // To the end: Markdig gives up on deep nesting both when it reads and when it writes.
            return
            [
                .. Markdig.Markdown.Parse(markdown, Pipeline).Descendants<LeafBlock>().Where(b => b.Inline is not null && !IsIn<Table>(b))
                    .Select(b => (IsIn<ListItemBlock>(b) ? "• " : "") + OneLine(Plain(b))).Where(p => p.Length > 2),
            ];
        }
        catch (ArgumentException)
        {
            return [OneLine(markdown)];
        }
    }

    private static bool IsIn<T>(Block block) where T : Block
    {
        for (var above = block.Parent; above is not null; above = above.Parent)
        {
            if (above is T) return true;
        }

        return false;
    }

    private static string Plain(LeafBlock block)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.Write(block);
        return text.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string ToAWord(string text, int length)
    {
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > length / 2 ? end : length - 1)].TrimEnd('.', ',', ';', ':', '-') + " …";
    }

    /// <summary>Where sentences end. A point behind a number or a short word ("24. Dezember", "z. B.", "Nr. 5") ends none, nor does one before a small letter.</summary>
    private static IEnumerable<int> SentenceEnds(string text) => SentenceEnd().Matches(text).Select(m => m.Index + m.Length);

    [GeneratedRegex("""(?:(?<=\p{L}{4})\.|[!?؟…])["”“»)\]]*(?=\s+(?!\p{Ll})|$)""")]
    private static partial Regex SentenceEnd();
}
