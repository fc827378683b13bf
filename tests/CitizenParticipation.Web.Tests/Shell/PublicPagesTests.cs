using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed class PublicPagesTests(TestApp app)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    [InlineData("/proposals?q=schule&district=GE-B1&category=traffic&sort=supported&page=2")]
    [InlineData("/proposals?q=%22%20OR%20*&page=-1&sort=nonsense")]
    [InlineData("/districts")]
    [InlineData("/districts/GE-S03")]
    [InlineData("/processes")]
    [InlineData("/processes/stadtteil-ideen")]
    [InlineData("/pages/imprint")]
    [InlineData("/pages/privacy")]
    [InlineData("/pages/accessibility")]
    [InlineData("/account/sign-in")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Everybody_can_read_it(string path)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nonsense")]
    [InlineData("/proposals/doesnotexist")]
    [InlineData("/districts/GE-X99")]
    [InlineData("/processes/none")]
    [InlineData("/pages/none")]
    [InlineData("/pages/..%2Fcity")]
    public async Task What_does_not_exist_is_answered_in_the_same_house(string path)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Diese Seite gibt es nicht", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/me/proposals")]
    [InlineData("/proposals/new")]
    [InlineData("/moderation")]
    [InlineData("/committee")]
    [InlineData("/admin")]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back(string path)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/account/sign-in?return={Uri.EscapeDataString(path)}", Visitor.PathOf(answer));
    }

    [Fact]
    public async Task A_gap_in_the_figures_is_named_and_never_filled()
    {
        using var visitor = app.Visit();
        Assert.Contains("keine Angabe", await visitor.ReadAsync("/districts/GE-S03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_follows_the_browser_and_then_the_choice()
    {
        using var visitor = app.Visit();
        visitor.AskFor("en");
        Assert.Contains("<html lang=\"en\"", await visitor.ReadAsync("/proposals"), StringComparison.Ordinal);
        using var chosen = await visitor.GetAsync("/language/de?return=%2Fproposals");
        Assert.Equal("/proposals", chosen.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"de\"", await visitor.ReadAsync("/proposals"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task A_return_address_never_leads_to_another_site(string address)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync("/language/en?return=" + Uri.EscapeDataString(address));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Two_anonymous_visitors_never_share_a_cookie()
    {
        using var first = app.Visit();
        using var second = app.Visit();
        await first.ReadAsync("/account/sign-in");
        await second.ReadAsync("/account/sign-in");
        var mine = first.Cookies.GetAllCookies().Select(c => c.Value);
        Assert.Empty(mine.Intersect(second.Cookies.GetAllCookies().Select(c => c.Value)));
    }
}
