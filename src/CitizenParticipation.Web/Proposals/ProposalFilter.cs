using System.Globalization;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CitizenParticipation.Web.Proposals;

/// <summary>The list's state as it stands in the address, so that every view of the list is a link.</summary>
public sealed record ProposalFilter(string? Q, string? Process, string? District, string? Category, string? Sort, string? Seed, string? PageNumber)
{
    public static readonly IReadOnlyList<string> Sorts = ["newest", "supported", "shuffled"];

    public string SortOrDefault => Sort is { } sort && Sorts.Contains(sort) ? sort : "newest";

    public int Page => int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    public int? SeedNumber => int.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public bool IsSet => !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Process) || !string.IsNullOrEmpty(District) || !string.IsNullOrEmpty(Category);

    public BrowseProposals.Query ToQuery() => new(Process, District, Category, Q, SortOrDefault switch
    {
        "supported" => BrowseProposals.Order.MostSupported,
        "shuffled" => BrowseProposals.Order.Shuffled,
        _ => BrowseProposals.Order.Newest,
    }, SeedNumber ?? 1, Page, 20);

    public string ToLink()
    {
        var query = new Dictionary<string, string?>
        {
            ["q"] = Q, ["process"] = Process, ["district"] = District, ["category"] = Category,
            ["sort"] = SortOrDefault == "newest" ? null : SortOrDefault, ["seed"] = SortOrDefault == "shuffled" ? Seed : null,
            ["page"] = Page > 1 ? PageNumber : null,
        };
        return QueryHelpers.AddQueryString(Links.Proposals, query.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    public string ToPage(int page) => (this with { PageNumber = page.ToString(CultureInfo.InvariantCulture) }).ToLink();
}
