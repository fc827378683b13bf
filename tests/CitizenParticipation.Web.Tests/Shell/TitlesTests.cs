using System.Net;
using System.Text.RegularExpressions;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed partial class TitlesTests(TestApp app)
{
    [Fact]
    public async Task Every_public_page_has_a_title_of_its_own_that_names_the_platform()
    {
        using var visitor = app.Visit();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var route in (await KnownRoutes.PagesAsync(app)).Where(r => r.IsPublic))
        {
            using var answer = await visitor.GetAsync(route.Address);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            var title = Title(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.EndsWith(" – " + TestCity.Gelsenkirchen.Platform, title, StringComparison.Ordinal);
            Assert.True(titles.TryAdd(title, route.Address), $"{route.Address} and {titles.GetValueOrDefault(title)} are both called {title}.");
        }

        Assert.Contains(titles.Keys, t => t.StartsWith("Aushang: ", StringComparison.Ordinal));
        Assert.Contains(titles.Keys, t => t.StartsWith("Druckansicht: Ergebnisse: ", StringComparison.Ordinal));
        Assert.Contains(titles.Keys, t => t.StartsWith("Ergebnisse: ", StringComparison.Ordinal));
    }

    private static string Title(string html) => WebUtility.HtmlDecode(Titles().Match(html).Groups[1].Value);

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Titles();
}
