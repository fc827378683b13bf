using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>The languages of the interface. The choice is a cookie or the browser's wish, never part of an address.</summary>
public static class Languages
{
    /// <param name="Code">Two letters, ISO 639-1.</param>
    /// <param name="Name">The language's own name.</param>
    /// <param name="Locale">The language with a country, as previews of links want it (Open Graph).</param>
    /// <param name="MachineMade">Its texts were translated by a machine and not yet read by somebody who speaks it; the page says so.</param>
    public sealed record Language(string Code, string Name, string Locale, bool MachineMade = false);

    /// <summary>German first, because it is the language of the administration and of every text that has no other version.</summary>
    public static readonly IReadOnlyList<Language> Offered =
    [
        new("de", "Deutsch", "de_DE"), new("en", "English", "en_GB"), new("tr", "Türkçe", "tr_TR", MachineMade: true), new("ar", "العربية", "ar_AR", MachineMade: true), new("uk", "Українська", "uk_UA", MachineMade: true),
        new("ro", "Română", "ro_RO", MachineMade: true), new("bg", "Български", "bg_BG", MachineMade: true), new("pl", "Polski", "pl_PL", MachineMade: true),
    ];

    /// <returns>The language's own name; the code itself for one that is not offered.</returns>
    public static string NameOf(string code) => Offered.FirstOrDefault(l => l.Code == code)?.Name ?? code;

    /// <summary>
    /// The language of what the city and its residents have written, for the lang attribute of such a text: German, as far as anybody knows. Null where the page is German too,
    /// because a text then says nothing that the page has not said.
    /// </summary>
    public static string? OfContents => Current == Offered[0].Code ? null : Offered[0].Code;

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Locale => (Offered.FirstOrDefault(l => l.Code == Current) ?? Offered[0]).Locale;

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
