using System.Text.RegularExpressions;
using CitizenParticipation.City;

namespace CitizenParticipation.Web.Pages;

/// <summary>The city's own texts (imprint, privacy, rules …): Markdown files below <c>pages/</c> of its profile, read anew on each visit so that an edit shows at once.</summary>
public sealed partial class CityPages(CityProfile city)
{
    public sealed record Page(string Title, string Html, string Language);

    /// <returns>The page in this language, else in German, else null.</returns>
    public Page? Read(string name, string language)
    {
        if (!PlainName().IsMatch(name)) return null;
        foreach (var candidate in (string[])[language, "de"])
        {
            var file = Path.Combine(city.Folder, "pages", $"{name}.{candidate}.md");
            if (!File.Exists(file)) continue;
            var text = File.ReadAllText(file);
            var title = text.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
            return new Page(title, Markdown.ToHtml(text, headingShift: 0), candidate);
        }

        return null;
    }

    // A name is never a path: nothing outside the folder can be asked for.
    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex PlainName();
}
