using CitizenParticipation.City;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Pages;

public static class PagesEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapCard(Links.Home, (HttpContext http, PageCards cards, CityProfile city, IStringLocalizer<PageTexts> texts) =>
            cards.AnswerAsync(http, () => new(texts["Home.Name", city.Name], texts["Home.Lead"])));
        routes.MapCard(Links.VotePromise, (HttpContext http, PageCards cards, IStringLocalizer<PageTexts> texts) =>
            cards.AnswerAsync(http, () => new(texts["VotePromise"], "")));
        routes.MapCard(Links.Page("{name}"), async (string name, HttpContext http, PageCards cards, CityPages pages) =>
            pages.Read(name, Languages.Offered[0].Code) is { } page
                ? await cards.AnswerAsync(http, () => new(page.Title, ""), page.Title)
                : TypedResults.NotFound());
    }
}
