using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>The languages of the interface. The choice is a cookie or the browser's wish, never part of an address.</summary>
public static class Languages
{
    /// <param name="Code">Two letters, ISO 639-1.</param>
    /// <param name="Name">The language's own name.</param>
    /// <param name="MachineMade">Its texts were translated by a machine and not yet read by somebody who speaks it; the page says so.</param>
    public sealed record Language(string Code, string Name, bool MachineMade = false);

    /// <summary>German first, because it is the language of the administration and of every text that has no other version.</summary>
    public static readonly IReadOnlyList<Language> Offered =
    [
        new("de", "Deutsch"), new("en", "English"), new("tr", "Türkçe", MachineMade: true), new("ar", "العربية", MachineMade: true), new("uk", "Українська", MachineMade: true),
        new("ro", "Română", MachineMade: true), new("bg", "Български", MachineMade: true), new("pl", "Polski", MachineMade: true),
    ];

    /// <returns>The language's own name; the code itself for one that is not offered.</returns>
    public static string NameOf(string code) => Offered.FirstOrDefault(l => l.Code == code)?.Name ?? code;

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <returns>"rtl" or "ltr", for the attribute <c>dir</c> of a text that stands on a page in another language.</returns>
    public static string DirectionOf(string code) => CultureInfo.GetCultureInfo(code).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{code}", (string code, string? @return, HttpContext http) =>
        {
            if (Offered.Any(l => l.Code == code))
            {
                http.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(code)),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
            }

            return TypedResults.LocalRedirect(Links.Local(@return));
        }).ExcludeFromDescription();

    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization(options =>
    {
        // The shared, read-only cultures: others are copied for each request, with all that ICU knows about their numbers and dates.
        var cultures = Offered.Select(l => CultureInfo.GetCultureInfo(l.Code)).ToList();
        (options.DefaultRequestCulture, options.SupportedCultures, options.SupportedUICultures) = (new RequestCulture(cultures[0]), cultures, cultures);
        // Not by query: an address must read the same for whoever receives it.
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    });
}
