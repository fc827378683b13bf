using CitizenParticipation.Merging;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Merging;

/// <summary>The buttons around a merge or a split that need no page of their own, as plain forms.</summary>
public static class MergingEndpoints
{
    public static void MapMerging(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();
        forms.MapPost("/me/regroupings/{id:guid}/support", AnswerAsync);
        forms.MapPost("/moderation/regroupings/{id:guid}/take-back", TakeBackAsync);
    }

    private static async Task<IResult> AnswerAsync(Guid id, HttpContext http, AnswerSupportQuestion question)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (answer, back) = (form["answer"].ToString(), form["back"].ToString());
        // What is neither is no answer, and nothing may be taken for a vote.
        if (answer is not ("yes" or "no")) return TypedResults.BadRequest();
        var outcome = await question.HandleAsync(http.User.ParticipantId(), id, answer == "yes", http.RequestAborted);
        if (outcome.Value is not { } said)
            return outcome.Refusal == Refusal.SignInRequired ? http.SeeOther(Links.SignIn(Known(back) is { } slug ? Links.Proposal(slug) : Links.Home)) : TypedResults.NotFound();
        if (said.Refused == Refusal.TryAgain) return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (said.Refused == Refusal.Unsure) return TypedResults.StatusCode(StatusCodes.Status504GatewayTimeout);
        if (said.Refused is { } refusal) return http.SeeOther($"{Links.Proposal(said.Target)}?refused={refusal}#support");
        return http.SeeOther(said.Supports ? Links.Proposal(said.Target) + "?said=supported#support" : Links.Proposal(Known(back) ?? said.Target) + "?answered=no#kin");
    }

    private static async Task<IResult> TakeBackAsync(Guid id, HttpContext http, TakeBackRegrouping regroupings)
    {
        var outcome = await regroupings.HandleAsync(http.User.ParticipantId(), id, stop: http.RequestAborted);
        if (outcome.Value is { } taken) return http.SeeOther(Links.MergeProposal(taken.Slug) + "?said=taken-back");
        return outcome.Refusal switch
        {
            Refusal.SignInRequired => http.SeeOther(Links.SignIn(Links.Moderation)),
            // Answered in the meantime: its page says how.
            Refusal.DecidedMeanwhile => http.SeeOther(Links.Regrouping(id)),
            _ => TypedResults.NotFound(),
        };
    }

    /// <summary>Slugs are letters and digits; an address is never built from anything else that came in.</summary>
    private static string? Known(string slug) => slug.Length is > 0 and <= 40 && slug.All(char.IsAsciiLetterOrDigit) ? slug : null;
}
