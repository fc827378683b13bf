using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell.Caching;

public sealed class PublicPagesAreKeptTests(TestApp app)
{
    public static TheoryData<string> Pages =>
        ["/", "/proposals", "/proposals?sort=supported", "/districts", "/districts/GE-S01", "/processes", "/processes/stadtteil-ideen", "/processes/gruene-ecken/results", "/pages/rules", "/view", "/api/v1/proposals"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Nobody_gets_a_cookie_or_anything_of_somebody_else(string path)
    {
        // Another query for each page, so that nobody was here before.
        var address = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "kept=" + Guid.NewGuid().ToString("N");
        using var signedIn = await app.SignInAsync("resident-4");
        using var personal = await signedIn.GetAsync(address);
        var name = WebUtility.HtmlEncode("resident-4");
        using var first = app.Visit();
        using var drawn = await first.GetAsync(address);
        using var second = app.Visit();
        using var kept = await second.GetAsync(address);

        Assert.Null(drawn.Headers.Age);
        Assert.True(kept.Headers.Age is not null, "The second visitor's page was drawn anew.");
        Assert.Equal(await drawn.Content.ReadAsStringAsync(), await kept.Content.ReadAsStringAsync());
        Assert.All([drawn, kept], answer => Assert.False(answer.Headers.Contains("Set-Cookie")));
        Assert.Equal("no-cache", kept.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", string.Join(',', kept.Headers.GetValues("Vary")), StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", kept.Headers.Select(h => h.Key));
        var html = await kept.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Blazor-Server-Component-State", html, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", html, StringComparison.Ordinal);
        Assert.DoesNotContain(name, html, StringComparison.Ordinal);
        Assert.Null(personal.Headers.Age);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    [InlineData("/districts/GE-S01")]
    public async Task What_somebody_signed_in_reads_is_never_kept(string path)
    {
        var address = path + "?kept=" + Guid.NewGuid().ToString("N");
        using var resident = await app.SignInAsync("resident-5");
        for (var time = 0; time < 2; time++)
        {
            using var answer = await resident.GetAsync(address);
            Assert.Null(answer.Headers.Age);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_not_kept()
    {
        using var visitor = app.Visit();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await visitor.GetAsync("/proposals/nothing-here");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Null(answer.Headers.Age);
        }
    }

    [Fact]
    public async Task Pages_with_forms_that_need_a_token_are_not_shared()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync("/account/sign-in");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("__RequestVerificationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    [InlineData("gzip;q=1, br;q=0")]
    public async Task Each_gets_the_packing_they_can_read(string accepts)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/processes?packed=" + Uri.EscapeDataString(accepts));
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            using var answer = await client.SendAsync(request);
            var expected = accepts.StartsWith("br", StringComparison.Ordinal) ? "br" : accepts.StartsWith("gzip", StringComparison.Ordinal) ? "gzip" : "";
            Assert.Equal(expected, string.Join(',', answer.Content.Headers.ContentEncoding));
        }
    }
}
