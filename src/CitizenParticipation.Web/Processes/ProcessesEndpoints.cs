using System.Text;
using System.Text.Json.Serialization;
using CitizenParticipation.Processes;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Processes;

public static class ProcessesEndpoints
{
    /// <param name="EndsAt">The first instant that no longer belongs to the phase.</param>
    public sealed record PhaseEntry(
        [property: JsonConverter(typeof(LowerCaseEnum<PhaseKind>))] PhaseKind Kind, DateTime StartsAt, DateTime EndsAt, bool ProposalsWelcome);

    /// <param name="Districts">Keys; everything below them belongs to the process too.</param>
    /// <param name="CurrentPhase">Kind of the running phase, null before, between and after phases.</param>
    public sealed record ProcessEntry(
        string Slug, string Title, string Summary, [property: JsonConverter(typeof(LowerCaseEnum<Audience>))] Audience Audience,
        IReadOnlyList<string> Districts, IReadOnlyList<PhaseEntry> Phases, string? CurrentPhase, bool Finished);

    public static void MapProcesses(this IEndpointRouteBuilder routes)
    {
        routes.MapReadApi("Processes").MapGet("/processes", ReadAsync)
            .WithName("ListProcesses")
            .WithSummary("All participation processes with their phases; running ones first, finished ones last");
        routes.MapCard(Links.Processes, (HttpContext http, PageCards cards, IStringLocalizer<ProcessTexts> texts) => cards.AnswerAsync(http, () => new(texts["List.Title"], texts["List.Lead"])));
        routes.MapCard(Links.Process("{slug}"), async (string slug, HttpContext http, PageCards cards, ReadProcess processes) =>
            await processes.HandleAsync(slug, http.RequestAborted) is { } process
                ? await cards.AnswerAsync(http, () => new(process.Title, process.Summary), $"{process.Title} {process.Summary}")
                : TypedResults.NotFound());
        routes.MapGet("/processes/{slug}/dates.ics", DatesAsync).WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();
    }

    private static async Task<IResult> DatesAsync(string slug, HttpContext http, ReadProcess processes, ProcessCalendar calendar)
    {
        if (await processes.HandleAsync(slug, http.RequestAborted) is not { } process) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=300";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{process.Slug}.ics\"";
        return TypedResults.Text(calendar.Of(process, http.Request), "text/calendar", Encoding.UTF8);
    }

    private static async Task<Ok<IReadOnlyList<ProcessEntry>>> ReadAsync(BrowseProcesses processes, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<ProcessEntry>>([.. (await processes.HandleAsync(stop)).Select(p => new ProcessEntry(
            p.Slug, p.Title, p.Summary, p.Audience, [.. p.DistrictKeys.Order(StringComparer.Ordinal)],
            [.. p.Phases.OrderBy(f => f.StartsAt).Select(f => new PhaseEntry(f.Kind, f.StartsAt.UtcDateTime, f.EndsAt.UtcDateTime, f.TakesProposals))],
            p.CurrentPhase(now)?.Kind.ToString().ToLowerInvariant(), p.IsFinished(now)))]);
    }
}
