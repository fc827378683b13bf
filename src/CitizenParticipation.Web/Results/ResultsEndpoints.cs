using CitizenParticipation.Processes;
using CitizenParticipation.Results;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Results;

public static class ResultsEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/processes/{slug}/results.csv", DownloadAsync).ExcludeFromDescription();
        routes.MapCard(Links.Results("{slug}"), async (string slug, HttpContext http, PageCards cards, ReadProcess processes, IStringLocalizer<ResultsTexts> texts) =>
            await processes.HandleAsync(slug, http.RequestAborted) is { } process
                ? await cards.AnswerAsync(http, () => new(texts["Title", process.Title], process.Summary), $"{process.Title} {process.Summary}")
                : TypedResults.NotFound());
    }

    private static async Task<IResult> DownloadAsync(string slug, HttpContext http, ExportResults export, RefusalTexts refusals)
    {
        var outcome = await export.HandleAsync(http.User.ParticipantId(), slug, Languages.Current, http.RequestAborted);
        if (outcome.Value is { } csv)
        {
            // Before the end the same address answers differently to a committee member; nobody in between may keep it.
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(csv, "text/csv; charset=utf-8", $"results-{slug}.csv");
        }

        var refusal = outcome.Refusal!.Value;
        return refusal == Refusal.NotFound
            ? TypedResults.NotFound()
            : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: refusals.Of(refusal));
    }
}
