using Microsoft.AspNetCore.Antiforgery;

namespace CitizenParticipation.Web.Shell.Caching;

/// <summary>
/// Gives no antiforgery token, and so no cookie, to who reads a public page without being signed in: the page could not be shared otherwise.
/// Forms on such pages lead to endpoints that ask where the post comes from (<see cref="SameOrigin"/>).
/// </summary>
internal sealed class SameForEverybody(IAntiforgery tokens) : IAntiforgery
{
    private const string Field = "__RequestVerificationToken";

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) =>
        PublicPagePolicy.IsPublicRead(httpContext) ? new AntiforgeryTokenSet(null, null, Field, null) : tokens.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) =>
        PublicPagePolicy.IsPublicRead(httpContext) ? new AntiforgeryTokenSet(null, null, Field, null) : tokens.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => tokens.IsRequestValidAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => tokens.SetCookieTokenAndHeader(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => tokens.ValidateRequestAsync(httpContext);
}
