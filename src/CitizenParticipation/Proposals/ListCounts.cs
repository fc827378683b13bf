using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The numbers of a list for each process, district and category, from which every total under any filter is a sum.</summary>
/// <param name="Parts">Those that are not zero.</param>
/// <param name="Look">What was searched for, as it was found without any filter; null where nothing was.</param>
internal sealed record ListCounts(IReadOnlyList<ProposalCount> Parts, SearchLook? Look)
{
    /// <summary>A search matches so much that it was not counted to the end; there are no parts then.</summary>
    public bool IsCapped => Look is { IsCapped: true };

    /// <summary>All that a search has found, the newest first: looked for once, counted and listed from here.</summary>
    private IReadOnlyList<SearchMatch>? Matches { get; init; }

    /// <param name="db">Where to read.</param>
    /// <param name="words">What is searched for; none for everything.</param>
    /// <param name="first">How many matches without any filter are likely to be shown.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<ListCounts> ReadAsync(ParticipationDb db, IReadOnlyList<string> words, int first, CancellationToken stop)
    {
        if (words.Count == 0) return new ListCounts(await db.Set<ProposalCount>().AsNoTracking().Where(c => c.Count > 0).ToListAsync(stop), null);
        var look = await SearchLook.AtAsync(db, words, SearchScope.Everything, first, stop);
        if (look.IsCapped) return new ListCounts([], look);
        List<SearchMatch> matches = [.. look.Newest];
        if (matches.Count < look.Total)
            matches.AddRange(await db.Matching(words, SearchScope.Everything).OrderByDescending(m => m.Rank).Skip(matches.Count).Take(SearchLook.MostMatches - matches.Count).ToListAsync(stop));
        var parts = matches.GroupBy(m => (m.ProcessId, m.DistrictKey, m.Category))
            .Select(g => new ProposalCount { ProcessId = g.Key.ProcessId, DistrictKey = g.Key.DistrictKey, Category = g.Key.Category, Count = g.Count() });
        return new ListCounts([.. parts], look) { Matches = matches };
    }

    public int Of(ListScope scope) => Parts.Where(scope.Holds).Sum(p => p.Count);

    /// <returns>Which matches lie within the filters, the newest first; null where nothing was searched for, or so much found that it has to be looked for there.</returns>
    public IReadOnlyList<Guid>? Found(ListScope scope) => Matches is null ? null : [.. Matches.Where(scope.Holds).Select(m => m.ProposalId)];
}
