using System.Net;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed class ViewTests(TestApp app)
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("district=GE-S01", "district=GE-S01")]
    [InlineData("district=GE-S01&easy=1&theme=dark", "district=GE-S01&easy=1&theme=dark")]
    [InlineData("theme=DARK&easy=yes", "theme=dark")]
    [InlineData("theme=77&district=%3Cscript%3E", "")]
    [InlineData("district=a-key-that-is-much-too-long-for-one", "")]
    [InlineData("utm=1&&&===", "")]
    public void Only_what_is_understood_is_taken_over(string? cookie, string understood) => Assert.Equal(understood, ViewChoice.Parse(cookie).ToString());

    [Fact]
    public void A_choice_leaves_the_others_as_they_are_and_an_empty_one_forgets()
    {
        var choice = ViewChoice.Parse("district=GE-S01&easy=1");
        Assert.Equal("district=GE-S01&easy=1&theme=contrast", choice.With(null, null, "contrast").ToString());
        Assert.Equal("easy=1", choice.With("", null, null).ToString());
    }

    [Fact]
    public async Task No_cookie_exists_before_something_was_chosen_and_none_after_it_was_taken_back()
    {
        using var visitor = app.Visit();
        await visitor.ReadAsync("/");
        Assert.Empty(visitor.Cookies.GetAllCookies());
        using var chosen = await visitor.PostAsync("/view/choice", ("theme", "dark"), ("return", "/proposals"));
        Assert.Equal((HttpStatusCode.SeeOther, "/proposals"), (chosen.StatusCode, Visitor.PathOf(chosen)));
        Assert.Contains("data-theme=\"dark\"", await visitor.ReadAsync("/proposals"), StringComparison.Ordinal);
        using var back = await visitor.PostAsync("/view/choice", ("theme", "device"), ("return", "/"));
        Assert.DoesNotContain(visitor.Cookies.GetAllCookies(), c => !c.Expired);
        Assert.DoesNotContain("data-theme", await visitor.ReadAsync("/proposals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_choose_and_nobody_is_led_away()
    {
        using var visitor = app.Visit();
        using var foreign = await visitor.SendAsync("/view/choice", [("Sec-Fetch-Site", "cross-site")], [("theme", "dark")]);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var away = await visitor.PostAsync("/view/choice", ("theme", "dark"), ("return", "https://evil.example/"));
        Assert.Equal("/", Visitor.PathOf(away));
    }

    [Fact]
    public async Task Easy_language_shows_where_it_exists_and_says_where_not()
    {
        using var visitor = app.Visit();
        Assert.Contains("gibt es auch in Leichter Sprache", await visitor.ReadAsync("/pages/rules"), StringComparison.Ordinal);
        (await visitor.PostAsync("/view/choice", ("easy", "1"), ("return", "/pages/rules"))).Dispose();
        var easy = WebUtility.HtmlDecode(await visitor.ReadAsync("/pages/rules"));
        Assert.Contains("Hier schreiben viele Menschen.", easy, StringComparison.Ordinal);
        Assert.Contains("hat eine Maschine geschrieben", easy, StringComparison.Ordinal);
        Assert.DoesNotContain("easy: draft", easy, StringComparison.Ordinal);
        Assert.Contains("noch nicht in Leichter Sprache", await visitor.ReadAsync("/pages/imprint"), StringComparison.Ordinal);
    }
}
