namespace CitizenParticipation.Web.Shell;

/// <summary>Headers for every answer: nothing is loaded from elsewhere, nothing is framed, no address is told to other sites.</summary>
public sealed class SecurityHeaders
{
    // The live connection is a WebSocket to this host, which 'self' covers (CSP 3). Naming the host would mean trusting the Host header, and "ws: wss:"
    // opens every host there is. A browser too old to know this connects by plain HTTP instead, as the client does wherever no WebSocket comes through.
    private const string Common = "default-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; ";

    private readonly string plain, withMap, island, islandWithMap;

    public SecurityHeaders(MapOrigins origins)
    {
        // MudBlazor writes its theme and positions as inline styles; pages without islands need none.
        const string ownStyles = "style-src 'self'", inlineStyles = "style-src 'self' 'unsafe-inline'";
        var (nothing, map) = (Sources([]), Sources(origins.All));
        (plain, withMap, island, islandWithMap) = (Common + nothing + ownStyles, Common + map + ownStyles, Common + nothing + inlineStyles, Common + map + inlineStyles);
    }

    /// <summary>To be called again where an answer begins anew: what was set before a failure is gone with the rest of the answer.</summary>
    public void Put(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = PolicyFor(context.GetEndpoint());
    }

    private string PolicyFor(Endpoint? endpoint) => (IslandPages.Holds(endpoint), endpoint?.Metadata.GetMetadata<MapPageAttribute>() is not null) switch
    {
        (false, false) => plain,
        (false, true) => withMap,
        (true, false) => island,
        (true, true) => islandWithMap,
    };

    private static string Sources(IReadOnlyList<string> origins)
    {
        var more = string.Concat(origins.Select(o => " " + o));
        return $"img-src 'self' data:{more}; connect-src 'self'{more}; ";
    }
}

public static class SecurityHeadersUse
{
    /// <summary>After the routing, because the headers depend on the page; and in the branch of the live hub.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var headers = app.ApplicationServices.GetRequiredService<SecurityHeaders>();
        app.Use((context, next) =>
        {
            headers.Put(context);
            return next(context);
        });
    }
}
