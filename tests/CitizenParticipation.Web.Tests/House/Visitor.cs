using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace CitizenParticipation.Web.Tests.House;

/// <summary>One visitor with cookies, as a browser without script would behave.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(Uri address, bool follow)
    {
        client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = follow }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<T> JsonAsync<T>(string path) => (await client.GetFromJsonAsync<T>(path))!;

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(path, [], fields);

    public Task<HttpResponseMessage> PostForJsonAsync(string path) => SendAsync(path, [("Accept", "application/json")], []);

    public async Task<HttpResponseMessage> SendAsync(string path, (string Name, string Value)[] headers, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>Opens a page, fills the form of that name with its own hidden fields, and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenFields(await ReadAsync(path), form);
        return await PostAsync(path, [.. hidden.Where(h => fields.All(f => f.Name != h.Name)), .. fields]);
    }

    /// <summary>The same for a form that takes files.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, string form, (string Name, string FileName, byte[] Content)[] files, params (string Name, string Value)[] fields)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in HiddenFields(await ReadAsync(path), form).Concat(fields)) body.Add(new StringContent(value), name);
        foreach (var (name, fileName, content) in files) body.Add(new ByteArrayContent(content), name, fileName);
        return await client.PostAsync(path, body);
    }

    /// <summary>Asks again for what is already known, as a browser does with what it keeps.</summary>
    public async Task<HttpResponseMessage> GetUnlessAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }

    /// <summary>The hidden inputs of the form whose handler has this name, its antiforgery token among them.</summary>
    public static IReadOnlyList<(string Name, string Value)> HiddenFields(string html, string form)
    {
        var found = Forms().Matches(html).Select(m => m.Value).FirstOrDefault(f => f.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        Assert.True(found is not null, $"There is no form \"{form}\" on the page.");
        return [.. Inputs().Matches(found).Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))];
    }

    /// <summary>Where an answer leads, without the host: pages redirect with it, endpoints without.</summary>
    public static string? PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is not { } location ? null : location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;

    public void AskFor(string language)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Inputs();
}
