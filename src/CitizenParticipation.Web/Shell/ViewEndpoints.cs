using Microsoft.AspNetCore.Http.HttpResults;

namespace CitizenParticipation.Web.Shell;

/// <summary>Keeps a visitor's choice of district, easy language or colours on their device. A plain form post, so it works without script.</summary>
public static class ViewEndpoints
{
    public static void MapView(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Links.View, async Task<StatusCodeHttpResult> (HttpContext http) =>
        {
            if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            Keep(http, ViewChoice.Of(http).With(form["district"], form["easy"], form["theme"]));
            // 303 tells the browser to fetch the page with GET.
            http.Response.Headers.Location = Links.Local(form["return"]);
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }).AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();

    private static void Keep(HttpContext http, ViewChoice choice)
    {
        var cookie = new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true };
        if (choice == ViewChoice.None)
        {
            http.Response.Cookies.Delete(ViewChoice.Cookie, cookie);
            return;
        }

        cookie.MaxAge = TimeSpan.FromDays(365);
        http.Response.Cookies.Append(ViewChoice.Cookie, choice.ToString(), cookie);
    }
}
