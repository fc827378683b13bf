using System.Text.RegularExpressions;

namespace CitizenParticipation.BrowserTests.Pages;

public sealed partial class RoutesTests
{
    [Fact]
    public void No_page_is_missing_in_the_list_of_pages_that_are_looked_at()
    {
        var looked = EveryPage.In(Places.Unknown).Select(s => s.Route).Distinct().Order();

        Assert.Equal(Written().Distinct().Order(), looked);
    }

    /// <summary>The addresses the pages name themselves: every @page line below the web project.</summary>
    private static IEnumerable<string> Written() =>
        Directory.EnumerateFiles(Repository.WebProject, "*.razor", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.WebProject, file).StartsWith("obj", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Select(line => PageLine().Match(line))
            .Where(found => found.Success)
            .Select(found => found.Groups[1].Value);

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex PageLine();
}
