using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Proposals;

/// <summary>What the script of the form asks for while somebody writes, and the button that throws a draft away.</summary>
public static class DraftEndpoints
{
    /// <param name="Address">Where this draft is written on from now on.</param>
    /// <param name="Message">What to say beside the form.</param>
    public sealed record Answer(string? Slug, int Revision, string? Address, bool IsCopy, string Message);

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("").AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();
        drafts.MapPost(Links.KeepDraft, KeepAsync);
        drafts.MapPost(Links.WritingAdvice, (Delegate)AdviseAsync);
        drafts.MapPost("/me/drafts/{slug}/discard", DiscardAsync);
        drafts.MapPost("/me/proposals/{slug}/change/drop", DropChangeAsync);
    }

    private static async Task<IResult> KeepAsync(HttpContext http, KeepDraft keep, RefusalTexts refusals, Dates dates, IStringLocalizer<ProposalTexts> texts)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await keep.HandleAsync(http.User.ParticipantId(), ProposalFormModel.Of(form).ToDraft(), http.RequestAborted);
        if (outcome.Value is { } kept)
            return TypedResults.Json(new Answer(kept.Slug, kept.Revision, Links.WriteDraft(kept.Slug), kept.IsCopy, texts["Draft.Saved", dates.Time(kept.At)]));
        var refusal = outcome.Refusal!.Value;
        return TypedResults.Json(new Answer(null, 0, null, false, refusals.Of(refusal)), statusCode: refusal switch
        {
            Refusal.SignInRequired => StatusCodes.Status401Unauthorized,
            Refusal.NotFound => StatusCodes.Status404NotFound,
            Refusal.NotInThisState => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        });
    }

    private static async Task<Results<RazorComponentResult<WritingAdvice>, UnauthorizedHttpResult>> AdviseAsync(HttpContext http)
    {
        if (http.User.ParticipantId() is null) return TypedResults.Unauthorized();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var model = ProposalFormModel.Of(form);
        return new RazorComponentResult<WritingAdvice>(new { Model = model, model.Process });
    }

    private static async Task<IResult> DiscardAsync(string slug, HttpContext http, DiscardDraft discard) =>
        BackToOwn(http, (await discard.HandleAsync(http.User.ParticipantId(), slug, http.RequestAborted)).Refusal, "discarded");

    private static async Task<IResult> DropChangeAsync(string slug, HttpContext http, DropChange drop) =>
        BackToOwn(http, (await drop.HandleAsync(http.User.ParticipantId(), slug, http.RequestAborted)).Refusal, "change-dropped");

    private static IResult BackToOwn(HttpContext http, Refusal? refusal, string said)
    {
        http.Response.Headers.Location = refusal == Refusal.SignInRequired ? Links.SignIn(Links.OwnProposals) : Links.OwnProposals + (refusal is null ? "?said=" + said : "");
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
