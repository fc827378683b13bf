using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.Net.Http.Headers;
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

    private static async Task<IResult> PictureAsync(string slug, HttpContext http, ReadProposal proposals, ReadDistricts districts, ProposalPictures pictures)
    {
        if (await proposals.HandleAsync(reader: null, slug, http.RequestAborted) is not { } proposal) return TypedResults.NotFound();
        var tree = await districts.HandleAsync(http.RequestAborted);
        var picture = await pictures.OfAsync(slug, proposal.Title, tree.NameOf(proposal.DistrictKey), proposal.Supports, http.RequestAborted);
        return TypedResults.File(picture.Png, "image/png", entityTag: new EntityTagHeaderValue(picture.Tag));
    }
}
