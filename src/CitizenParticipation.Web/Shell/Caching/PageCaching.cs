using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace CitizenParticipation.Web.Shell.Caching;

/// <summary>Everything that public pages need to be drawn once and read by many.</summary>
internal static class PageCaching
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<PageGenerations>().AddHostedService(s => s.GetRequiredService<PageGenerations>());
        services.AddOutputCache();
        services.AddOptions<Microsoft.AspNetCore.OutputCaching.OutputCacheOptions>().Configure<PageGenerations>((options, generations) =>
        {
            options.AddBasePolicy(new PublicPagePolicy(generations));
            options.UseCaseSensitivePaths = true;
            options.SizeLimit = 64 * 1024 * 1024;
            options.MaximumBodySize = 1024 * 1024;
        });
        services.AddAntiforgery(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        var framework = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.Remove(framework);
        services.AddSingleton<IAntiforgery>(s => new SameForEverybody((IAntiforgery)ActivatorUtilities.CreateInstance(s, framework.ImplementationType!)));
    }

    /// <summary>
    /// Blazor writes protected state for islands into every page of an application that has islands somewhere. Public pages hold none, and what is kept
    /// for everybody must not carry one visitor's state. It writes none where the endpoint says that there are no render modes; only the framework can say that
    /// (the type is internal), so it is made to say it here, and a test watches the pages.
    /// </summary>
    public static void WithoutStateOnPublicPages(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        if (!endpoint.Metadata.OfType<PublicPageAttribute>().Any()) return;
        if (endpoint.Metadata.FirstOrDefault(m => m.GetType().Name == "ConfiguredRenderModesMetadata") is { } modes)
            endpoint.Metadata.Add(Activator.CreateInstance(modes.GetType(), [Array.Empty<IComponentRenderMode>()])!);
    });

    /// <summary>
    /// Outside the compression, so that a page is packed once and not for each reader. Browsers ask again each time, because a page may have gone meanwhile;
    /// what is personal is not kept by them at all.
    /// </summary>
    public static void UsePageCaching(this IApplicationBuilder app)
    {
        app.Use((http, next) =>
        {
            if (PublicPagePolicy.IsPublicRead(http))
            {
                http.Response.Headers.CacheControl = "no-cache";
                http.Response.Headers.Append("Vary", "Cookie, Accept-Language");
            }
            else if (http.User.Identity?.IsAuthenticated == true)
            {
                http.Response.OnStarting(() =>
                {
                    // Files and forms have said it themselves.
                    if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
            }

            return next(http);
        });
        app.UseOutputCache();
    }
}
