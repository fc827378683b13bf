using System.Globalization;
using CitizenParticipation.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CitizenParticipation.Web.Proposals;

/// <summary>A filter as a link that says beforehand how many it shows. A filter without hits stays readable, but leads nowhere.</summary>
internal static class FacetLink
{
    private static readonly MarkupString Chosen = new(" aria-current=\"true\"");

    /// <param name="filter">The list as the link shows it.</param>
    /// <param name="name">What the filter is called.</param>
    /// <param name="count">How many proposals that are; null where they were not counted.</param>
    /// <param name="isChosen">The list is filtered so now.</param>
    public static MarkupString Of(ProposalFilter filter, string name, int? count, bool isChosen) => count == 0 && !isChosen
        ? EncodedMarkup.Of($"""<span class="facet-link facet-none">{name}<span class="facet-count">0</span></span>""")
        : EncodedMarkup.Of($"""<a class="facet-link" href="{filter.First.ToLink()}" rel="nofollow"{(isChosen ? Chosen : default)}>{name}{(count is { } number ? Number(number) : default)}</a>""");

    private static MarkupString Number(int count) => EncodedMarkup.Of($"""<span class="facet-count">{count.ToString("N0", CultureInfo.CurrentCulture)}</span>""");
}
