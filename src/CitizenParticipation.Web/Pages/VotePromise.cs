namespace CitizenParticipation.Web.Pages;

/// <summary>The section of the README that says what is promised about votes. Shown as it stands there, so that the two never differ.</summary>
public sealed class VotePromise
{
    private const string Heading = "## What we promise about votes, and what not";

    private readonly Lazy<string> html = new(() => Markdown.ToHtml(Section(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"))), headingShift: 0));

    public string Html => html.Value;

    private static string Section(string readme)
    {
        var start = readme.IndexOf(Heading, StringComparison.Ordinal);
        var end = readme.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        return "#" + Heading[2..] + readme[(start + Heading.Length)..end];
    }
}
