using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The numbers of a list for each process, district and category, from which every total under any filter is a sum.</summary>
/// <param name="Parts">Those that are not zero.</param>
/// <param name="IsCapped">A search matches so much that it was not counted to the end; the parts are then too small.</param>
internal sealed record ListCounts(IReadOnlyList<ProposalCount> Parts, bool IsCapped)
{
    /// <summary>How far a search is counted. Nobody reads on behind it; another word or a filter helps more.</summary>
    public const int MostMatches = 500;

    /// <summary>So many matches are read before it is known how many there are: two pages, which is more than most people read.</summary>
    private const int FirstLook = 40;

    /// <summary>
    /// What a search has found, the newest first and without any filter: looked for once, counted and listed from here. Only the first ones where it matches too much. Null
    /// where nothing was searched for.
    /// </summary>
    public IReadOnlyList<SearchMatch>? Matches { get; private init; }

    public static async Task<ListCounts> ReadAsync(ParticipationDb db, IReadOnlyList<string> words, CancellationToken stop)
    {
        if (words.Count == 0) return new ListCounts(await db.Set<ProposalCount>().AsNoTracking().Where(c => c.Count > 0).ToListAsync(stop), false);
        var matching = db.Matching(words).OrderByDescending(m => m.Rank);
        var matches = await matching.Take(FirstLook).ToListAsync(stop);
        if (matches.Count == FirstLook)
        {
            if (await db.CountMatchesAsync(words, MostMatches + 1, stop) > MostMatches) return new ListCounts([], true) { Matches = matches };
            matches.AddRange(await matching.Skip(FirstLook).Take(MostMatches - FirstLook).ToListAsync(stop));
        }

        var parts = matches.GroupBy(m => (m.ProcessId, m.DistrictKey, m.Category))
            .Select(g => new ProposalCount { ProcessId = g.Key.ProcessId, DistrictKey = g.Key.DistrictKey, Category = g.Key.Category, Count = g.Count() });
        return new ListCounts([.. parts], false) { Matches = matches };
    }

    public int Of(ListScope scope) => Parts.Where(scope.Holds).Sum(p => p.Count);

    /// <param name="upTo">How many of the newest are needed; null for all.</param>
    /// <returns>Which matches lie within the filters, the newest first; null where they have to be searched for again, because there are more than were looked at.</returns>
    public IReadOnlyList<Guid>? Found(ListScope scope, int? upTo) =>
        Matches is null || (IsCapped && !(scope.IsEverything && upTo <= Matches.Count)) ? null : [.. Matches.Where(scope.Holds).Select(m => m.ProposalId)];
}
