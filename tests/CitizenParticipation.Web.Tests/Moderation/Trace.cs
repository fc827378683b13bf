using System.Net;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Moderation;

/// <summary>An address that shows what a moderator is going to hide, and who reads it there.</summary>
/// <param name="Shows">What stands in the answer before, and must not stand in it after.</param>
/// <param name="Fields">What is posted; null to read.</param>
internal sealed record Trace(Visitor Reader, string Path, string Shows, (string Name, string Value)[]? Fields = null)
{
    /// <summary>How long a browser or a store between may show it without asking again.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    public async Task<string> ReadAsync()
    {
        using var answer = await AskAsync();
        return await TextAsync(answer);
    }

    /// <summary>It shows it now, and who keeps the answer has to ask again each time.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> ProveAsync()
    {
        using var answer = await AskAsync();
        if (answer.StatusCode != HttpStatusCode.OK) return $"{Path}: {answer.StatusCode}";
        if (!(await TextAsync(answer)).Contains(Shows, StringComparison.OrdinalIgnoreCase)) return $"{Path} does not show it";
        var control = answer.Headers.CacheControl;
        return control is { NoStore: true } or { NoCache: true } || control?.MaxAge <= Bound ? null : $"{Path} may be kept: {control}";
    }

    private async Task<HttpResponseMessage> AskAsync() => Fields is null ? await Reader.GetAsync(Path) : await Reader.PostAsync(Path, Fields);

    // Pictures and documents are read as if they were letters; what is looked for in them stands in their head.
    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
}
