using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>A first look at what a search finds: the newest of it, and how many there are. It never costs more than a few pages of rows, however much there is to be found.</summary>
/// <param name="Newest">All of them where there are few, the newest first.</param>
/// <param name="Total">How many there are, at most <see cref="MostMatches"/>.</param>
/// <param name="IsCapped">There are more than that.</param>
internal sealed record SearchLook(IReadOnlyList<SearchMatch> Newest, int Total, bool IsCapped)
{
    /// <summary>How far a search is counted. Nobody reads on behind it; another word or a filter helps more.</summary>
    public const int MostMatches = 500;

    /// <summary>So many matches are read at most before it is known how many there are: two pages, which is more than most people read.</summary>
    public const int MostAtFirst = 40;

    /// <param name="first">How many are read before they are counted, because they are likely to be shown; none where others will be.</param>
    public static async Task<SearchLook> AtAsync(ParticipationDb db, IReadOnlyList<string> words, SearchScope scope, int first, CancellationToken stop)
    {
        var newest = first == 0 ? [] : await db.Matching(words, scope).OrderByDescending(m => m.Rank).Take(first).ToListAsync(stop);
        var total = newest.Count < first ? newest.Count : await db.CountMatchesAsync(words, scope, MostMatches + 1, stop);
        return new SearchLook(newest, Math.Min(total, MostMatches), total > MostMatches);
    }

    /// <returns>The newest so many, or null where more have to be read than were looked at.</returns>
    public IReadOnlyList<Guid>? UpTo(int count) => Newest.Count < Math.Min(count, Total) ? null : [.. Newest.Select(m => m.ProposalId)];
}
