using System.Globalization;
using CitizenParticipation.Moderation.Figures;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Moderation.Figures;

public static class FiguresEndpoints
{
    public static void MapModerationFigures(this IEndpointRouteBuilder routes)
    {
        routes.MapCard(Links.ModerationFigures, (HttpContext http, PageCards cards, IStringLocalizer<FiguresTexts> texts) => cards.AnswerAsync(http, () => new(texts["Title"], texts["Lead"])));
        routes.MapGet(Links.ModerationFiguresCsv, async (string? month, ExportModerationFigures export, HttpContext http) =>
        {
            var (csv, chosen) = await export.HandleAsync(MonthOf(month), http.RequestAborted);
            http.Response.Headers.CacheControl = "no-cache";
            return TypedResults.File(csv, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"moderation-{chosen:yyyy-MM}.csv"));
        }).ExcludeFromDescription();
    }

    /// <returns>Null for anything that is no month.</returns>
    internal static DateOnly? MonthOf(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
