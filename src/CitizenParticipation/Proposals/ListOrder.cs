using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>
/// Which proposals stand on a page of the list, in order. Each order walks along an index until the page is full; only what cannot be walked
/// (a search that is not by date, a short shuffled list) is sorted.
/// </summary>
internal sealed class ListOrder(ParticipationDb db, ListScope scope, IReadOnlyList<string> words, IReadOnlyList<Guid>? found, BrowseProposals.Order order, int seed, int total, IReadOnlyList<Process> processes)
{
    /// <summary>A shuffled list up to this length is mixed anew for each number; a longer one begins somewhere else.</summary>
    internal const int LongestMixed = 1000;

    /// <summary>How many matches of a search are sorted by something else than their date: the newest so many.</summary>
    private const int MostSorted = 10_000;

    private const long Prime = 2147483647;

    public async Task<IReadOnlyList<ProposalSummary>> ReadAsync(int skip, int take, CancellationToken stop)
    {
        if (words.Count > 0 && order == BrowseProposals.Order.Newest) return await FoundAsync(skip, take, stop);
        var proposals = words.Count == 0 ? scope.Of(db.Proposals.AsNoTracking().Published) : Matched();
        return order switch
        {
            BrowseProposals.Order.MostSupported when words.Count > 0 => await SortedAsync(proposals.OrderByDescending(p => p.Supports).ThenByDescending(p => p.PublishedAt).ThenBy(p => p.Id), skip, take, stop),
            BrowseProposals.Order.MostSupported => await WalkedAsync(proposals.OrderByDescending(p => p.Supports).ThenByDescending(p => p.PublishedAt).ThenBy(p => p.Id), skip, take, stop),
            BrowseProposals.Order.Shuffled when total > LongestMixed => await TurnedAsync(proposals, skip, take, stop),
            BrowseProposals.Order.Shuffled => await SortedAsync(Mixed(proposals), skip, take, stop),
            _ => await WalkedAsync(proposals.OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id), skip, take, stop),
        };
    }

    /// <summary>What a search has found. The index of words holds published proposals only; a condition on the state would lead SQLite to walk along all of them.</summary>
    private IQueryable<Proposal> Matched()
    {
        var all = db.Proposals.AsNoTracking();
        if (found is { Count: <= SearchLook.MostMatches }) return all.Where(p => EF.Parameter(found).Contains(p.Id));
        var matches = Matches.Take(MostSorted).Select(m => m.ProposalId);
        return all.Where(p => matches.Contains(p.Id));
    }

    /// <summary>A search by date has found its page already, or walks along the index of words, in which the newest come first.</summary>
    private async Task<IReadOnlyList<ProposalSummary>> FoundAsync(int skip, int take, CancellationToken stop)
    {
        var ids = found is not null ? found.Skip(skip).Take(take).ToList() : await Matches.Skip(skip).Take(take).Select(m => m.ProposalId).ToListAsync(stop);
        return await ReadSummaries.OfAsync(db, ids, processes, stop);
    }

    private IQueryable<SearchMatch> Matches => db.Matching(words, scope.ForSearch).OrderByDescending(m => m.Rank);

    private IOrderedQueryable<Proposal> Mixed(IQueryable<Proposal> proposals)
    {
        // A factor below the prime permutes the keys (the prime itself would make them all zero); the product stays inside 64 bits on both databases.
        var factor = ((long)seed & 0x3FFFFFFF) % 0x3FFFFFFF * 2 + 1;
        return proposals.OrderBy(p => p.ShuffleKey * factor % Prime).ThenBy(p => p.Id);
    }

    /// <summary>The circle of all random keys, entered at a place of its own for each number: no row is sorted, and each page is a stretch of the index.</summary>
    private async Task<IReadOnlyList<ProposalSummary>> TurnedAsync(IQueryable<Proposal> proposals, int skip, int take, CancellationToken stop)
    {
        // Neighbouring numbers begin far apart (the factor is the golden ratio of 2^31).
        var start = (int)(((long)seed & 0x7FFFFFFF) * 1327217885L % Prime);
        var (late, early) = (proposals.Where(p => p.ShuffleKey >= start), proposals.Where(p => p.ShuffleKey < start));
        var page = await WalkedAsync(late.OrderBy(p => p.ShuffleKey).ThenBy(p => p.Id), skip, take, stop);
        if (page.Count == take) return page;
        var passed = page.Count > 0 ? skip + page.Count : await late.CountAsync(stop);
        return [.. page, .. await WalkedAsync(early.OrderBy(p => p.ShuffleKey).ThenBy(p => p.Id), skip + page.Count - passed, take - page.Count, stop)];
    }

    private Task<IReadOnlyList<ProposalSummary>> WalkedAsync(IQueryable<Proposal> ordered, int skip, int take, CancellationToken stop) =>
        ReadSummaries.InOrderAsync(db, ordered.Skip(skip).Take(take), processes, stop);

    /// <summary>What has to be sorted is sorted without its texts.</summary>
    private async Task<IReadOnlyList<ProposalSummary>> SortedAsync(IQueryable<Proposal> sorted, int skip, int take, CancellationToken stop) =>
        await ReadSummaries.OfAsync(db, await sorted.Skip(skip).Take(take).Select(p => p.Id).ToListAsync(stop), processes, stop);
}
