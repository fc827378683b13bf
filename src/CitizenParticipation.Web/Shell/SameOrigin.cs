namespace CitizenParticipation.Web.Shell;

/// <summary>
/// Guards form posts that carry no antiforgery token, so that their pages can be the same for everybody. Every current browser
/// says where a post comes from (Sec-Fetch-Site, or at least Origin); a post that another site has caused is refused. A client
/// that sends neither is no browser and cannot be tricked into using somebody's cookie. The session cookie is SameSite=Lax besides.
/// </summary>
public sealed class SameOrigin : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ComesFromHere(context.HttpContext.Request) ? await next(context) : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "The request came from another site.");

    internal static bool ComesFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
    }
}
