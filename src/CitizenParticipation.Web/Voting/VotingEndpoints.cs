using CitizenParticipation.Voting;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Voting;

/// <summary>The support button of every page: a plain form without script, JSON for the script that improves it.</summary>
public static class VotingEndpoints
{
    /// <param name="Counted">True when the person's support stands after this call (for a withdrawal: when it no longer does).</param>
    /// <param name="Supported">Whether the person supports the proposal now.</param>
    public sealed record Answer(bool Counted, int Total, bool Supported, string Message, string? Refusal = null);

    public static void MapVoting(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/proposals/{slug}/support").AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();
        forms.MapPost("", (string slug, HttpContext http, SupportProposal support, RefusalTexts refusals, IStringLocalizer<VotingTexts> texts) =>
            AnswerAsync(slug, withdraw: false, http, support, refusals, texts));
        forms.MapPost("/withdraw", (string slug, HttpContext http, SupportProposal support, RefusalTexts refusals, IStringLocalizer<VotingTexts> texts) =>
            AnswerAsync(slug, withdraw: true, http, support, refusals, texts));
    }

    private static async Task<IResult> AnswerAsync(
        string slug, bool withdraw, HttpContext http, SupportProposal support, RefusalTexts refusals, IStringLocalizer<VotingTexts> texts)
    {
        var outcome = await support.HandleAsync(http.User.ParticipantId(), slug, withdraw, http.RequestAborted);
        var wantsJson = http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json");
        if (outcome.Value is { } done)
        {
            if (!wantsJson) return http.SeeOther(Links.Proposal(slug) + (withdraw ? "?said=withdrawn#support" : "?said=supported#support"));
            return TypedResults.Json(new Answer(true, done.Total, !withdraw, texts[withdraw ? "Said.Withdrawn" : "Said.Supported"]));
        }

        var refusal = outcome.Refusal!.Value;
        if (refusal is Refusal.TryAgain or Refusal.Unsure) http.Response.Headers.RetryAfter = "2";
        if (wantsJson) return TypedResults.Json(new Answer(false, 0, withdraw, refusals.Of(refusal), refusal.ToString()), statusCode: StatusOf(refusal));
        return refusal switch
        {
            Refusal.NotFound => TypedResults.NotFound(),
            // Not a page that looks as usual: the status says that nothing was counted, and the answer how to go on.
            Refusal.TryAgain or Refusal.Unsure => TypedResults.StatusCode(StatusOf(refusal)),
            Refusal.SignInRequired => http.SeeOther(Links.SignIn(Links.Proposal(slug))),
            _ => http.SeeOther($"{Links.Proposal(slug)}?refused={refusal}#support"),
        };
    }

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.SignInRequired => StatusCodes.Status401Unauthorized,
        Refusal.TryAgain => StatusCodes.Status503ServiceUnavailable,
        Refusal.Unsure => StatusCodes.Status504GatewayTimeout,
        Refusal.NoSupportNow or Refusal.ProposalMerged => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status403Forbidden,
    };
}
