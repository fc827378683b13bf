using CitizenParticipation.Rules;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Rules;

public static class RulesEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder routes) =>
        routes.MapCard("/rules/{edition:int}", async (int edition, HttpContext http, PageCards cards, ReadRulebook rules, Dates dates, IStringLocalizer<RulesTexts> texts) =>
            await rules.EditionAsync(edition, http.RequestAborted) is { } book
                ? await cards.AnswerAsync(http, () => new(texts["Title"], texts["Edition", book.Edition, dates.Day(book.PublishedAt)]))
                : TypedResults.NotFound());
}
