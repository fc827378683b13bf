using CitizenParticipation.City;

namespace CitizenParticipation.Web.Shell.Pictures;

/// <summary>The pictures of pages that are no proposal: the name of the page and what it is about, with the city and its platform.</summary>
public sealed class PageCards(CardPictures pictures, CityProfile city)
{
    /// <param name="Title">What the page is called.</param>
    /// <param name="Lead">A sentence about it.</param>
    /// <param name="Chip">Where it belongs; without it, to the city.</param>
    public sealed record Page(string Title, string Lead, string? Chip = null);

    /// <param name="page">Asked in the city's language.</param>
    /// <param name="wording">What the page says at present, where people can change it.</param>
    public Task<IResult> AnswerAsync(HttpContext http, Func<Page> page, string wording = "") =>
        pictures.AnswerAsync($"{http.Request.Path} {wording}", () => Content(page()), http.RequestAborted);

    private DrawCard.Content Content(Page page) => new(page.Chip ?? city.Name, page.Title, city.Platform, page.Lead);
}

public static class PageCardEndpoints
{
    /// <summary>The picture of the page at this address.</summary>
    /// <param name="answer">Ends in <see cref="PageCards.AnswerAsync"/>.</param>
    public static void MapCard(this IEndpointRouteBuilder routes, string page, Delegate answer) =>
        routes.MapGet(Links.Card(page), answer).WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();
}
