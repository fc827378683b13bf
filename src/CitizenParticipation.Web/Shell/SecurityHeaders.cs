namespace CitizenParticipation.Web.Shell;

/// <summary>Headers for every answer: nothing is loaded from elsewhere, nothing is framed, no address is told to other sites.</summary>
public static class SecurityHeaders
{
    private const string Common = "default-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; ";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // MudBlazor writes its theme and positions as inline styles; pages without islands need none.
        headers.ContentSecurityPolicy = Common + (IslandPages.Holds(context.GetEndpoint()) ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'");
        return next(context);
    });
}
