using System.Globalization;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Shell.Pictures;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace CitizenParticipation.Web.Proposals;

/// <summary>
/// What a proposal is passed on with: its address as a code for posters, and the picture that messengers show beside the link. Nobody keeps them without asking
/// again, as with pages: a hidden proposal takes them along at once.
/// </summary>
public static class SharingEndpoints
{
    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/proposals/{slug}").WithMetadata(new PublicPageAttribute()).ExcludeFromDescription();
        pages.MapGet("/qr.svg", CodeAsync);
        pages.MapGet("/card.png", PictureAsync);
        routes.MapCard(Links.Proposals, (HttpContext http, PageCards cards, IStringLocalizer<ProposalTexts> texts) => cards.AnswerAsync(http, () => new(texts["List.Title"], texts["List.Lead"])));
    }

    private static async Task<IResult> CodeAsync(string slug, HttpContext http, ReadProposal proposals, PublicAddress address)
    {
        if (await proposals.HandleAsync(reader: null, slug, http.RequestAborted) is null) return TypedResults.NotFound();
        using var generator = new QRCodeGenerator();
        // A quarter of the code may be torn off or covered and it is still read.
        using var data = generator.CreateQrCode(address.Whole(http.Request, Links.Proposal(slug)), QRCodeGenerator.ECCLevel.Q);
        using var code = new SvgQRCode(data);
        return TypedResults.Text(code.GetGraphic(10, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute), "image/svg+xml");
    }

    private static async Task<IResult> PictureAsync(string slug, HttpContext http, ReadProposal proposals, ReadDistricts districts, CardPictures pictures, CityProfile city, IStringLocalizer<ProposalTexts> texts)
    {
        if (await proposals.HandleAsync(reader: null, slug, http.RequestAborted) is not { } proposal) return TypedResults.NotFound();
        var district = (await districts.HandleAsync(http.RequestAborted)).NameOf(proposal.DistrictKey);
        // Kept under the title too: after a change nobody is shown the earlier one, which may have been hidden.
        return await pictures.AnswerAsync($"{slug} {district} {proposal.Title}", Content, http.RequestAborted);

        DrawCard.Content Content() => new(district, proposal.Title, city.Platform, Count: new(
            proposal.Supports.ToString("N0", CultureInfo.CurrentCulture), texts[proposal.Supports == 1 ? "Picture.One" : "Picture.Many"]));
    }
}
