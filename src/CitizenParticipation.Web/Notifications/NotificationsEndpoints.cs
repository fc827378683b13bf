using CitizenParticipation.Notifications;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Notifications;

/// <summary>What the buttons of this room do, all of them plain forms.</summary>
public static class NotificationsEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").AddEndpointFilter<SameOrigin>().DisableAntiforgery().ExcludeFromDescription();
        forms.MapPost(Links.Follow, FollowAsync);
        forms.MapPost(Links.ReadNotices, ReadAllAsync);
        routes.MapGet(Links.Notices + "/{id:guid}", OpenAsync).ExcludeFromDescription();
        // The address of the page; a post of anybody who holds the link stops the mails, without a cookie and without a token of the page (RFC 8058).
        routes.MapPost(Links.Unsubscribe, StopMailsAsync).DisableAntiforgery().ExcludeFromDescription().WithOrder(-1);
    }

    private static async Task<IResult> FollowAsync(HttpContext http, FollowTopic follow)
    {
        if (!http.Request.HasFormContentType) return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var back = Links.Local(form["return"]);
        if (!Enum.TryParse<TopicKind>(form["kind"], out var kind)) return TypedResults.NotFound();
        var outcome = await follow.HandleAsync(http.User.ParticipantId(), new(kind, form["name"], form["wants"] == "yes"), http.RequestAborted);
        return outcome.Refusal switch
        {
            null => http.SeeOther(back + "#follow"),
            Refusal.SignInRequired => http.SeeOther(Links.SignIn(back)),
            Refusal.NotFound => TypedResults.NotFound(),
            var refusal => http.SeeOther($"{back}?follow={refusal}#follow"),
        };
    }

    private static async Task<IResult> ReadAllAsync(HttpContext http, MarkNoticesRead mark)
    {
        var outcome = await mark.HandleAsync(http.User.ParticipantId(), null, http.RequestAborted);
        return http.SeeOther(outcome.Succeeded ? Links.Notices : Links.SignIn(Links.Notices));
    }

    /// <summary>A link and not a form, so that it opens in a new tab like any other. That it is marked as read is all that a foreign link to it could do.</summary>
    private static async Task<IResult> OpenAsync(Guid id, HttpContext http, MarkNoticesRead mark)
    {
        var outcome = await mark.HandleAsync(http.User.ParticipantId(), id, http.RequestAborted);
        return outcome.Refusal switch
        {
            null => http.SeeOther(outcome.Value!.Path ?? Links.Notices),
            Refusal.SignInRequired => http.SeeOther(Links.SignIn(Links.Notice(id))),
            _ => TypedResults.NotFound(),
        };
    }

    private static async Task<IResult> StopMailsAsync(string? token, HttpContext http, Unsubscribe stop)
    {
        var outcome = await stop.HandleAsync(token, http.RequestAborted);
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        // A mail program wants an answer and no redirect.
        if (form is null || form.ContainsKey("List-Unsubscribe")) return outcome.Succeeded ? TypedResults.Ok() : TypedResults.NotFound();
        return http.SeeOther(outcome.Succeeded ? Links.Unsubscribe + "?done=1" : Links.Unsubscribe);
    }
}
