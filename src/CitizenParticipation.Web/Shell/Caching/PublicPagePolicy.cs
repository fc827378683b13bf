using System.Globalization;
using CitizenParticipation.Live;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace CitizenParticipation.Web.Shell.Caching;

/// <summary>
/// Keeps answers of <see cref="PublicPageAttribute"/> for visitors who are not signed in, one for each language, <see cref="View"/>, query and encoding.
/// Everything else passes untouched: an answer to somebody signed in, one that sets a cookie, one that is not a success.
/// </summary>
public sealed class PublicPagePolicy(PageGenerations generations) : IOutputCachePolicy
{
    /// <summary>How late a page may learn what only the clock changes, such as a phase that begins.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (!IsPublicRead(http)) return ValueTask.CompletedTask;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        var rules = context.CacheVaryByRules;
        rules.QueryKeys = "*";
        rules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        rules.VaryByValues["view"] = ViewChoice.Of(http).ToString();
        rules.VaryByValues["encoding"] = Encoding(http.Request);
        rules.VaryByValues["generation"] = generations.Now(TopicOf(http));
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether the answer may be the same for everybody who asks like this.</summary>
    internal static bool IsPublicRead(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.User.Identity?.IsAuthenticated != true
        && http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null;

    // The page of one proposal need not be drawn anew because another one has got a support.
    private static string? TopicOf(HttpContext http) =>
        (http.Request.Path.StartsWithSegments(Links.Proposals) || http.Request.Path.StartsWithSegments(ReadApi.Address + Links.Proposals)) && http.Request.RouteValues.TryGetValue("Slug", out var slug) && slug is string name ? Topics.Proposal(name) : null;

    private static string Encoding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality != 0).Select(e => e.Value.Value).ToList();
        return accepted.Contains("br") || accepted.Contains("*") ? "br" : accepted.Contains("gzip") ? "gzip" : "";
    }
}
