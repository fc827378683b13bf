using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>Behind the city's proxy, which takes the TLS off and says so.</summary>
public sealed class ProxiedApp : IAsyncDisposable
{
    public TestApp App { get; } = TestApp.With(("ForwardedHeaders_Enabled", "true"));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class CookiesTests(ProxiedApp proxied) : IClassFixture<ProxiedApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task No_script_reads_a_cookie_no_other_site_sends_one_and_over_tls_none_goes_without(string scheme, bool secure)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = proxied.App.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        var set = new List<string>();
        async Task AskAsync(string path, string? cookies = null, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(fields.Length == 0 ? HttpMethod.Get : HttpMethod.Post, path);
            if (fields.Length > 0) request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
            if (cookies is not null) request.Headers.Add("Cookie", cookies);
            using var answer = await client.SendAsync(request, Stop);
            Assert.True(answer.StatusCode < HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
            set.AddRange(answer.Headers.GetValues("Set-Cookie"));
        }

        await AskAsync("/language/tr");
        await AskAsync("/view/choice", null, ("theme", "dark"));
        await AskAsync("/view/choice", "view=theme=dark", ("theme", "device"));
        await AskAsync("/account/sign-in");
        await AskAsync("/dev/sign-in", null, ("name", "resident-12"));
        var session = set[^1].Split(';')[0];
        await AskAsync("/account/sign-out", session, ("return", "/"));

        string[] known = [".AspNetCore.Antiforgery.", ".AspNetCore.Culture=", "session=", "view="];
        Assert.All(known, name => Assert.Contains(set, cookie => cookie.StartsWith(name, StringComparison.Ordinal)));
        Assert.StartsWith("session=", session, StringComparison.Ordinal);
        Assert.All(set, cookie =>
        {
            var said = cookie.ToLowerInvariant().Split("; ");
            Assert.Contains("httponly", said);
            Assert.True(said.Contains("samesite=lax") || said.Contains("samesite=strict"), cookie);
            Assert.True(said.Contains("secure") == secure, cookie);
        });
    }
}
