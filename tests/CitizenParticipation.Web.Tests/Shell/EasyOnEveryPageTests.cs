using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>Who has switched easy language on learns on every page whether this one has it, once.</summary>
public sealed class EasyOnEveryPageTests(TestApp app)
{
    private const string Missing = "Diesen Text gibt es noch nicht in Leichter Sprache.";

    private static readonly string[] Told = [Missing, "Diese Fassung in Leichter Sprache hat eine Maschine geschrieben.", "Geprüfte Fassung in Leichter Sprache."];

    /// <summary>Sheets of paper, without a word that is not for the reader of the sheet.</summary>
    private static readonly string[] OfPaper = ["/proposals/{Slug}/poster", "/processes/{Slug}/results/print"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybodys_pages_and_the_kept_ones_for_others_say_nothing()
    {
        using var visitor = app.Visit();
        using var other = app.Visit();
        (await visitor.PostAsync("/view/choice", ("easy", "1"), ("return", "/"))).Dispose();
        foreach (var route in await KnownRoutes.PagesAsync(app))
        {
            await AssertToldAsync(visitor, route);
            if (!route.IsPublic) continue;
            using var plain = await other.GetAsync(route.Address);
            Assert.Equal(0, Count(WebUtility.HtmlDecode(await plain.Content.ReadAsStringAsync(Stop))));
        }
    }

    [Theory]
    [InlineData("resident-29")]
    [InlineData("moderator-1")]
    [InlineData("administrator")]
    public async Task Pages_for_people_who_are_signed_in(string who)
    {
        using var person = await app.SignInAsync(who);
        (await person.PostAsync("/view/choice", ("easy", "1"), ("return", "/"))).Dispose();
        foreach (var route in await KnownRoutes.PagesAsync(app)) await AssertToldAsync(person, route);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    [InlineData("/districts")]
    [InlineData("/processes")]
    [InlineData("/transparency")]
    [InlineData("/feedback")]
    [InlineData("/account/register")]
    [InlineData("/account/sign-in")]
    [InlineData("/processes/gruene-ecken/results")]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/pages/nothing-here", HttpStatusCode.NotFound)]
    public async Task Where_there_is_none_the_page_says_so(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var visitor = app.Visit();
        (await visitor.PostAsync("/view/choice", ("easy", "1"), ("return", "/"))).Dispose();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(1, Count(html));
        Assert.Contains(Missing, html, StringComparison.Ordinal);
    }

    private static async Task AssertToldAsync(Visitor visitor, KnownRoute route)
    {
        using var answer = await visitor.GetAsync(route.Address);
        if (answer.StatusCode is HttpStatusCode.Redirect || answer.Content.Headers.ContentType?.MediaType != "text/html") return;
        var count = Count(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)));
        // The gallery shows every state there is.
        if (route.Pattern == "/dev/gallery") Assert.True(count > 1);
        else Assert.True(count == (OfPaper.Contains(route.Pattern) && answer.StatusCode == HttpStatusCode.OK ? 0 : 1), $"{route.Address} says it {count} times.");
    }

    private static int Count(string html) => Told.Sum(sentence => html.Split(sentence).Length - 1);
}
