namespace CitizenParticipation.Web.Shell;

/// <summary>Headers for every answer: nothing is loaded from elsewhere, nothing is framed, no address is told to other sites.</summary>
public static class SecurityHeaders
{
    private const string Common = "default-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; ";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var origins = app.ApplicationServices.GetRequiredService<MapOrigins>().All;
        var (nothing, map) = (Sources([]), Sources(origins));
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            var endpoint = context.GetEndpoint();
            // MudBlazor writes its theme and positions as inline styles; pages without islands need none.
            var styles = IslandPages.Holds(endpoint) ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'";
            headers.ContentSecurityPolicy = Common + (endpoint?.Metadata.GetMetadata<MapPageAttribute>() is null ? nothing : map) + styles;
            return next(context);
        });
    }

    private static string Sources(IReadOnlyList<string> origins)
    {
        var more = string.Concat(origins.Select(o => " " + o));
        return $"img-src 'self' data:{more}; connect-src 'self' ws: wss:{more}; ";
    }
}
