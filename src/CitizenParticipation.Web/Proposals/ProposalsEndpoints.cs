using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CitizenParticipation.Merging;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CitizenParticipation.Web.Proposals;

public static class ProposalsEndpoints
{
    /// <param name="Process">Slug of the process.</param>
    /// <param name="District">Key of the district.</param>
    /// <param name="State">"published"; or "merged" for one that goes on in another proposal: it is read at its address and never listed.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public record ProposalEntry(
        string Slug, string Title, string Process, string District, string Category, string State, int Supports, DateTime SubmittedAt, DateTime PublishedAt);

    /// <param name="Text">Markdown as the author typed it.</param>
    /// <param name="Why">Why it is needed, Markdown; may be empty.</param>
    /// <param name="ForWhom">Who would gain by it, Markdown; may be empty.</param>
    /// <param name="Place">Where it plays, in words; may be empty.</param>
    /// <param name="Longitude">Of the pin the author has set (WGS 84); null without one.</param>
    /// <param name="Latitude">Of the pin the author has set; null without one.</param>
    /// <param name="MergedInto">Slug of the proposal in which this one goes on; null for a published one.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record ProposalText(
        string Slug, string Title, string Process, string District, string Category, string State, int Supports, DateTime SubmittedAt, DateTime PublishedAt,
        [property: JsonPropertyOrder(1)] string Text, [property: JsonPropertyOrder(2)] string Why, [property: JsonPropertyOrder(3)] string ForWhom,
        [property: JsonPropertyOrder(4)] string Place, [property: JsonPropertyOrder(5)] double? Longitude, [property: JsonPropertyOrder(6)] double? Latitude, [property: JsonPropertyOrder(7)] string? MergedInto)
        : ProposalEntry(Slug, Title, Process, District, Category, State, Supports, SubmittedAt, PublishedAt);

    /// <param name="Total">How many match, over all pages. A search for words that are nearly everywhere lists and counts the first 500.</param>
    /// <param name="Page">The page asked for, from 1; behind the last one the list is empty.</param>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public sealed record ProposalList(IReadOnlyList<ProposalEntry> Items, int Total, int Page, int Pages, int PageSize);

    /// <param name="Items">The likeliest first, at most five.</param>
    public sealed record SimilarList(IReadOnlyList<ProposalEntry> Items);

    /// <summary>The query as it came: numbers are read by hand, so that a wrong one is answered with its name.</summary>
    public sealed record ListQuery(
        string? Process, string? District, string? Category, string? Q, string? Sort, string? Seed, string? Page, string? PageSize);

    private static readonly Dictionary<string, BrowseProposals.Order> Orders = new(StringComparer.Ordinal)
    {
        ["newest"] = BrowseProposals.Order.Newest,
        ["supported"] = BrowseProposals.Order.MostSupported,
        ["shuffled"] = BrowseProposals.Order.Shuffled,
    };

    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapReadApi("Proposals");
        api.MapGet("/proposals", ListAsync)
            .WithName("ListProposals")
            .WithSummary("Published proposals, filtered, searched, sorted and paged")
            .AddOpenApiOperationTransformer(DescribeAsync);
        api.MapGet("/proposals/similar", SimilarAsync)
            .WithName("FindSimilarProposals")
            .WithSummary("Published proposals that ask for the same as a text, the likeliest first, at most five; none when nothing is really similar");
        api.MapGet("/proposals/{slug}", ReadAsync)
            .WithName("ReadProposal")
            .WithSummary("One published proposal with its text");
    }

    private static async Task<Results<Ok<ProposalList>, ValidationProblem>> ListAsync([AsParameters] ListQuery query, BrowseProposals proposals, CancellationToken stop)
    {
        var faults = new Dictionary<string, string[]>();
        var page = Number("page", query.Page, 1, 1, faults);
        var size = Math.Min(Number("pageSize", query.PageSize, 20, 1, faults), ProposalLimits.LargestPage);
        var seed = Number("seed", query.Seed, 1, int.MinValue, faults);
        var order = BrowseProposals.Order.Newest;
        if (!string.IsNullOrEmpty(query.Sort) && !Orders.TryGetValue(query.Sort, out order))
            faults["sort"] = [$"\"{query.Sort}\" is not one of {string.Join(", ", Orders.Keys)}."];
        if (faults.Count > 0) return TypedResults.ValidationProblem(faults, title: $"Wrong value: {string.Join(", ", faults.Keys)}.");

        var answer = await proposals.HandleAsync(new(query.Process, query.District, query.Category, query.Q, order, seed, page, size), stop);
        // People who turn too far see the last page; a program that counts upwards must come to an end.
        var items = answer.Page == page ? answer.Proposals : [];
        return TypedResults.Ok(new ProposalList([.. items.Select(Entry)], answer.Total, page, answer.Pages, size));
    }

    /// <param name="text">What somebody writes, as far as it is typed.</param>
    /// <param name="process">Slug of a process; without it, all are looked through.</param>
    private static async Task<Results<Ok<SimilarList>, ValidationProblem>> SimilarAsync([FromQuery] string? text, [FromQuery] string? process, FindSimilar similar, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(text)
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["text"] = ["\"text\" is needed: what somebody writes."] }, title: "Wrong value: text.")
            : TypedResults.Ok(new SimilarList([.. (await similar.HandleAsync(text, process, stop)).Select(Entry)]));

    private static ProposalEntry Entry(ProposalSummary p) =>
        new(p.Slug, p.Title, p.ProcessSlug, p.DistrictKey, p.Category, "published", p.Supports, p.SubmittedAt.UtcDateTime, p.PublishedAt.UtcDateTime);

    private static async Task<Results<Ok<ProposalText>, ProblemHttpResult>> ReadAsync(string slug, ReadProposal proposals, ReadKinship kinship, CancellationToken stop) =>
        await proposals.HandleAsync(reader: null, slug, stop) is { PublishedAt: { } publishedAt } p
            ? TypedResults.Ok(new ProposalText(
                p.Slug, p.Title, p.Process.Slug, p.DistrictKey, p.Category, p.State == ProposalState.Merged ? "merged" : "published", p.Supports, p.SubmittedAt.UtcDateTime, publishedAt.UtcDateTime, p.Text, p.Why, p.ForWhom,
                p.Place.Words, p.Place.Longitude, p.Place.Latitude, p.State == ProposalState.Merged ? await WhereAsync(p.Id, kinship, stop) : null))
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no published proposal with this slug.");

    private static async Task<string?> WhereAsync(Guid proposal, ReadKinship kinship, CancellationToken stop) =>
        (await kinship.HandleAsync(reader: null, proposal, stop)).FirstOrDefault(r => r is { Kind: RegroupingKind.Merge, IsSource: true, IsPublic: true })?.Slug;

    private static int Number(string name, string? raw, int otherwise, int least, Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrEmpty(raw)) return otherwise;
        if (int.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        faults[name] = [least == 1 ? $"\"{raw}\" is not a whole number from 1 upwards." : $"\"{raw}\" is not a whole number."];
        return otherwise;
    }

    // The parameters are text to the router; the description says what they are to the reader.
    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            (parameter.Name, var description, var schema) = parameter.Name switch
            {
                "Process" => ("process", "Slug of a process", Text()),
                "District" => ("district", "Key of a district; its neighbourhoods count too", Text()),
                "Category" => ("category", "Key of a category", Text()),
                "Q" => ("q", "Words to look for in title and text", Text()),
                "Sort" => ("sort", "Order of the list", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Orders.Keys.Select(k => (JsonNode)k)], Default = "newest" }),
                "Seed" => ("seed", "For sort=shuffled: the same number gives the same order", Whole(null, null, 1)),
                "Page" => ("page", "From 1", Whole("1", null, 1)),
                "PageSize" => ("pageSize", "Entries on a page; more than the maximum counts as the maximum", Whole("1", ProposalLimits.LargestPage, 20)),
                _ => (parameter.Name, parameter.Description ?? "", parameter.Schema as OpenApiSchema ?? Text()),
            };
            (parameter.Description, parameter.Schema) = (description, schema);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Whole(string? least, int? most, int otherwise) => new()
    {
        Type = JsonSchemaType.Integer, Minimum = least, Maximum = most?.ToString(CultureInfo.InvariantCulture), Default = otherwise,
    };
}
