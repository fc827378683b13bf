using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CitizenParticipation.Comments;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace CitizenParticipation.Web.Comments;

/// <summary>Discussions for machines: what everybody can read anyway, without the names of people, as with proposals.</summary>
internal static class CommentsApi
{
    /// <param name="Kind">for, against, question or addition; none in replies.</param>
    /// <param name="Voice">In whose name it speaks: none, author (of the proposal), moderation, administration or committee.</param>
    /// <param name="State">visible, deleted or hidden; only what is visible has a text.</param>
    /// <param name="Text">Markdown as it was typed.</param>
    /// <param name="HiddenReason">Why it is hidden, or empty.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public record CommentEntry(
        Guid Id, [property: JsonConverter(typeof(LowerCaseEnum<CommentKind>))] CommentKind Kind, [property: JsonConverter(typeof(LowerCaseEnum<CommentVoice>))] CommentVoice Voice,
        [property: JsonConverter(typeof(LowerCaseEnum<CommentState>))] CommentState State, string Text, int Helpful, DateTime CreatedAt, DateTime? EditedAt, string HiddenReason);

    /// <param name="Replies">The oldest first.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record CommentThread(
        Guid Id, CommentKind Kind, CommentVoice Voice, CommentState State, string Text, int Helpful, DateTime CreatedAt, DateTime? EditedAt, string HiddenReason,
        [property: JsonPropertyOrder(1)] IReadOnlyList<CommentEntry> Replies)
        : CommentEntry(Id, Kind, Voice, State, Text, Helpful, CreatedAt, EditedAt, HiddenReason);

    /// <param name="Comments">How many can be read, replies included.</param>
    /// <param name="Total">How many threads there are, over all pages.</param>
    /// <param name="Page">The page asked for, from 1; behind the last one the list is empty.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record CommentList(IReadOnlyList<CommentThread> Items, int Comments, int Total, int Page, int Pages, int PageSize);

    private static readonly string[] Orders = ["helpful", "newest"];

    public static void MapCommentsApi(this IEndpointRouteBuilder routes) =>
        routes.MapReadApi("Proposals").MapGet("/proposals/{slug}/comments", ListAsync)
            .WithName("ListComments")
            .WithSummary("The discussion of one published proposal: threads with their replies, sorted and paged")
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>()) Describe(parameter);
                return Task.CompletedTask;
            });

    private static async Task<Results<Ok<CommentList>, ValidationProblem, ProblemHttpResult>> ListAsync(string slug, string? sort, string? page, BrowseComments comments, CancellationToken stop)
    {
        var faults = new Dictionary<string, string[]>();
        if (!string.IsNullOrEmpty(sort) && !Orders.Contains(sort)) faults["sort"] = [$"\"{sort}\" is not one of {string.Join(", ", Orders)}."];
        var number = 1;
        if (!string.IsNullOrEmpty(page) && !(int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1))
            faults["page"] = [$"\"{page}\" is not a whole number from 1 upwards."];
        if (faults.Count > 0) return TypedResults.ValidationProblem(faults, title: $"Wrong value: {string.Join(", ", faults.Keys)}.");

        var order = sort == "newest" ? BrowseComments.Order.Newest : BrowseComments.Order.MostHelpful;
        if (await comments.HandleAsync(reader: null, slug, new(order, number), stop) is not { } answer)
            return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no published proposal with this slug.");
        var items = answer.Page == number ? answer.Items : [];
        return TypedResults.Ok(new CommentList([.. items.Select(ThreadOf)], answer.Visible, answer.Threads, number, answer.Pages, CommentLimits.PageSize));
    }

    private static CommentThread ThreadOf(BrowseComments.Thread thread) => thread.Comment is var c
        ? new CommentThread(c.Id, c.Kind, c.Voice, c.State, c.Text, c.Helpful, c.CreatedAt.UtcDateTime, c.EditedAt?.UtcDateTime, c.HiddenReason, [.. thread.Replies.Select(EntryOf)]) : null!;

    private static CommentEntry EntryOf(CommentLine c) => new(c.Id, c.Kind, c.Voice, c.State, c.Text, c.Helpful, c.CreatedAt.UtcDateTime, c.EditedAt?.UtcDateTime, c.HiddenReason);

    private static void Describe(OpenApiParameter parameter) => (parameter.Description, parameter.Schema) = parameter.Name switch
    {
        "sort" => ("Order of the threads", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Orders.Select(o => (JsonNode)o)], Default = "helpful" }),
        "page" => ("From 1", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Default = 1 }),
        _ => (parameter.Description, parameter.Schema),
    };
}
