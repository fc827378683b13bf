using CitizenParticipation.Comments;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Comments;

/// <summary>The helpful button: a plain form without script, JSON for the script that improves it.</summary>
public static class CommentsEndpoints
{
    /// <param name="Supported">Whether the person finds the comment helpful now; called as the button of supports calls it, because one script serves both.</param>
    public sealed record Answer(bool Counted, int Total, bool Supported, string Message, string? Refusal = null);

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/proposals/{slug}/comments/{id:guid}/helpful").AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();
        forms.MapPost("", (string slug, Guid id, HttpContext http, MarkHelpful mark, RefusalTexts refusals, IStringLocalizer<CommentTexts> texts) =>
            AnswerAsync(slug, id, takeBack: false, http, mark, refusals, texts));
        forms.MapPost("/withdraw", (string slug, Guid id, HttpContext http, MarkHelpful mark, RefusalTexts refusals, IStringLocalizer<CommentTexts> texts) =>
            AnswerAsync(slug, id, takeBack: true, http, mark, refusals, texts));
        routes.MapCommentsApi();
    }

    private static async Task<IResult> AnswerAsync(
        string slug, Guid id, bool takeBack, HttpContext http, MarkHelpful mark, RefusalTexts refusals, IStringLocalizer<CommentTexts> texts)
    {
        var outcome = await mark.HandleAsync(http.User.ParticipantId(), id, takeBack, http.RequestAborted);
        var wantsJson = http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json");
        if (outcome.Value is { } done)
            return wantsJson ? TypedResults.Json(new Answer(true, done.Total, !takeBack, texts[takeBack ? "Said.TakenBack" : "Said.Marked"])) : http.SeeOther(Links.Comment(done.Slug, id));

        var refusal = outcome.Refusal!.Value;
        if (wantsJson) return TypedResults.Json(new Answer(false, 0, takeBack, refusals.Of(refusal), refusal.ToString()), statusCode: StatusOf(refusal));
        return refusal switch
        {
            Refusal.NotFound => TypedResults.NotFound(),
            Refusal.SignInRequired => http.SeeOther(Links.SignIn(Links.Comment(slug, id))),
            _ => http.SeeOther($"{Links.Proposal(slug)}?mark={refusal}#discussion"),
        };
    }

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.SignInRequired => StatusCodes.Status401Unauthorized,
        Refusal.DiscussionClosed or Refusal.CommentGone => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status403Forbidden,
    };
}
