using System.Text.RegularExpressions;
using CitizenParticipation.City;

namespace CitizenParticipation.Web.Pages;

/// <summary>The city's own texts (imprint, privacy, rules …): Markdown files below <c>pages/</c> of its profile, read anew on each visit so that an edit shows at once.</summary>
public sealed partial class CityPages(CityProfile city)
{
    /// <summary>Where the rules are to be shown, which are kept elsewhere.</summary>
    private const string RulesMark = "<!-- rules -->";

    private const string PlaceOfRules = "rules-stand-here";

    private const int TeaserLength = 200;

    /// <param name="Easy">Whether there is a version in easy language, be it this one or another.</param>
    /// <param name="IsEasy">This is that version.</param>
    /// <param name="Teaser">How it begins, for search engines.</param>
    /// <param name="AfterRules">What stands below the place for the rules; null where the page has none.</param>
    public sealed record Page(string Title, string Teaser, string Html, string Language, EasyState Easy, bool IsEasy, string? AfterRules = null);

    /// <returns>The page in this language, else in German, else null. With <paramref name="easy"/> the version in easy language where there is one.</returns>
    public Page? Read(string name, string language, bool easy = false)
    {
        if (!PlainName().IsMatch(name)) return null;
        foreach (var candidate in (string[])[language, "de"])
        {
            if (TextOf($"{name}.{candidate}.md") is not { } text) continue;
            // Easy language is a form of German: who asks for it gets it in any interface.
            var simple = TextOf($"{name}.de.easy.md");
            var state = simple is null ? EasyState.None : CheckedMark().IsMatch(simple) ? EasyState.Checked : EasyState.Draft;
            return easy && simple is not null ? Show(name, simple, "de", state, isEasy: true) : Show(name, text, candidate, state, isEasy: false);
        }

        return null;
    }

    private static Page Show(string name, string text, string language, EasyState easy, bool isEasy)
    {
        var title = text.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
        var marked = FirstMark().Replace(text, "").Replace(RulesMark, PlaceOfRules, StringComparison.Ordinal);
        var html = Markdown.ToHtml(marked, headingShift: 0).Split($"<p>{PlaceOfRules}</p>");
        var teaser = Markdown.Excerpt(string.Join('\n', marked.Split('\n').Where(l => l.Trim() != PlaceOfRules && !l.StartsWith('#'))), TeaserLength);
        return new Page(title, teaser, html[0], language, easy, isEasy, html.Length > 1 ? html[1] : null);
    }

    private string? TextOf(string file)
    {
        var path = Path.Combine(city.Folder, "pages", file);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    // A name is never a path: nothing outside the folder can be asked for.
    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex PlainName();

    /// <summary>The first line says how far the version is; without it, it is a draft.</summary>
    [GeneratedRegex(@"\A\s*<!-- easy: \w+ -->")]
    private static partial Regex FirstMark();

    [GeneratedRegex(@"\A\s*<!-- easy: checked -->")]
    private static partial Regex CheckedMark();
}
