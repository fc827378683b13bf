using System.Text.Json.Serialization;
using CitizenParticipation.Offers;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CitizenParticipation.Web.Offers;

/// <summary>The buttons below offers, as plain forms; and what is offered, for machines.</summary>
public static class OffersEndpoints
{
    /// <param name="As">resident, club or business.</param>
    /// <param name="Organisation">Name of the club or business; empty for residents, whose names are not listed here.</param>
    /// <param name="Kind">hands, material or money.</param>
    /// <param name="AmountCents">Promised, in cents; null where no amount was named.</param>
    /// <param name="Accepted">By the author of the proposal.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record OfferEntry(
        Guid Id, [property: JsonConverter(typeof(LowerCaseEnum<OfferAs>))] OfferAs As, string Organisation, [property: JsonConverter(typeof(LowerCaseEnum<OfferKind>))] OfferKind Kind,
        string Text, long? AmountCents, bool Accepted, DateTime CreatedAt);

    /// <param name="Items">The oldest first, at most a hundred.</param>
    /// <param name="AmountCents">Promised so far, in cents.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record OfferList(IReadOnlyList<OfferEntry> Items, int Total, int Hands, int Material, int Money, long AmountCents);

    public static void MapOffers(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/me/offers/{id:guid}").AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();
        forms.MapPost("/take-back", (Guid id, HttpContext http, TakeBackOffer offers) => TakeBackAsync(id, contactOnly: false, http, offers));
        forms.MapPost("/erase-contact", (Guid id, HttpContext http, TakeBackOffer offers) => TakeBackAsync(id, contactOnly: true, http, offers));
        forms.MapPost("/accept", AcceptAsync);
        routes.MapReadApi("Proposals").MapGet("/proposals/{slug}/offers", ListAsync)
            .WithName("ListOffers")
            .WithSummary("What has been offered to one published proposal: hands, material and money; without names of people and without contacts");
    }

    private static async Task<Results<Ok<OfferList>, ProblemHttpResult>> ListAsync(string slug, BrowseOffers offers, CancellationToken stop) =>
        await offers.HandleAsync(slug, stop) is { } answer
            ? TypedResults.Ok(new OfferList(
                [.. answer.Lines.Select(o => new OfferEntry(o.Id, o.As, o.Organisation, o.Kind, o.Text, o.AmountCents, o.IsAccepted, o.CreatedAt.UtcDateTime))],
                answer.Total, answer.Hands, answer.Material, answer.Money, answer.Cents))
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no published proposal with this slug.");

    private static async Task<IResult> TakeBackAsync(Guid id, bool contactOnly, HttpContext http, TakeBackOffer offers)
    {
        var outcome = await offers.HandleAsync(http.User.ParticipantId(), id, contactOnly, http.RequestAborted);
        return outcome.Refusal is { } refusal ? Refuse(http, refusal) : http.SeeOther($"{Links.OwnOffers}?said={(contactOnly ? "contact-erased" : "taken-back")}");
    }

    private static async Task<IResult> AcceptAsync(Guid id, HttpContext http, AcceptOffer offers)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await offers.HandleAsync(http.User.ParticipantId(), id, form["accept"] != "no", http.RequestAborted);
        return outcome.Value is { } accepted ? http.SeeOther(Links.Proposal(accepted.Slug) + "#offers") : Refuse(http, outcome.Refusal!.Value);
    }

    private static IResult Refuse(HttpContext http, Refusal refusal) => refusal switch
    {
        Refusal.NotFound => TypedResults.NotFound(),
        Refusal.SignInRequired => http.SeeOther(Links.SignIn(Links.OwnOffers)),
        _ => http.SeeOther($"{Links.OwnOffers}?refused={refusal}"),
    };
}
