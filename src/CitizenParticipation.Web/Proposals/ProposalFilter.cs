using System.Globalization;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CitizenParticipation.Web.Proposals;

/// <summary>The list's state as it stands in the address, so that every view of the list is a link.</summary>
public sealed record ProposalFilter(string? Q, string? Process, string? District, string? Category, string? Sort, string? Seed, string? PageNumber, string? View = null)
{
    public static readonly IReadOnlyList<string> Sorts = ["newest", "supported", "shuffled"];

    public static readonly IReadOnlyList<string> Views = ["list", "tiles", "map"];

    public string SortOrDefault => Sort is { } sort && Sorts.Contains(sort) ? sort : "newest";

    public string ViewOrDefault => View is { } view && Views.Contains(view) ? view : "list";

    public int Page => int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    public int? SeedNumber => int.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public bool IsSet => !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Process) || !string.IsNullOrEmpty(District) || !string.IsNullOrEmpty(Category);

    /// <summary>The beginning of the list: where another filter leads.</summary>
    public ProposalFilter First => this with { PageNumber = null };

    public BrowseProposals.Query ToQuery() => new(Process, District, Category, Q, SortOrDefault switch
    {
        "supported" => BrowseProposals.Order.MostSupported,
        "shuffled" => BrowseProposals.Order.Shuffled,
        _ => BrowseProposals.Order.Newest,
    }, SeedNumber ?? 1, Page, 20);

    public string ToLink() => QueryHelpers.AddQueryString(Links.Proposals, Parts.Where(p => !string.IsNullOrEmpty(p.Value)));

    public string ToPage(int page) => (this with { PageNumber = page.ToString(CultureInfo.InvariantCulture) }).ToLink();

    /// <summary>What a search form carries along beside its words.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Hidden => (this with { Q = null, PageNumber = null }).Parts.Where(p => !string.IsNullOrEmpty(p.Value));

    private KeyValuePair<string, string?>[] Parts =>
    [
        new("q", Q), new("process", Process), new("district", District), new("category", Category),
        new("sort", SortOrDefault == "newest" ? null : SortOrDefault), new("seed", SortOrDefault == "shuffled" ? Seed : null),
        new("view", ViewOrDefault == "list" ? null : ViewOrDefault), new("page", Page > 1 ? PageNumber : null),
    ];
}
