using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The public list: published proposals only, filtered, searched, sorted and paged. It costs the same with a thousand proposals and with a hundred thousand.</summary>
public sealed class BrowseProposals(IDbContextFactory<ParticipationDb> databases, ReadDistricts districts, Pulse pulse)
{
    public enum Order
    {
        Newest = 0,
        MostSupported = 1,
        Shuffled = 2,
    }

    /// <param name="District">A district key; its children count too.</param>
    /// <param name="Seed">For the shuffled order: the same number gives the same order, so that pages do not repeat proposals.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Query(
        string? Process = null, string? District = null, string? Category = null, string? Words = null, Order Order = Order.Newest, int Seed = 1, int Page = 1, int PageSize = 20);

    /// <param name="IsCapped">A search matches more than <paramref name="Total"/>; only the first so many are listed.</param>
    public sealed record Answer(IReadOnlyList<ProposalSummary> Proposals, int Total, int Page, int Pages, bool IsCapped = false)
    {
        /// <summary>What was counted on the way; the numbers beside the filters need not count again.</summary>
        internal ListCounts? Counts { get; init; }
    }

    private static readonly Answer Nothing = new([], 0, 1, 0);

    private Kept? kept;

    public async Task<Answer> HandleAsync(Query query, CancellationToken stop = default)
    {
        var words = SearchWords.Split(query.Words);
        // A query of signs only finds nothing: showing everything would look like a match.
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(query.Words)) return Nothing;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await ListScope.ReadAsync(db, await districts.HandleAsync(stop), query, stop) is not { } scope) return Nothing;

        var counts = await CountAsync(db, words, stop);
        var (total, capped) = counts.IsCapped ? await CountOnAsync(db, words, scope, stop) : (counts.Of(scope), false);
        if (total == 0) return Nothing with { Counts = counts };
        var size = Math.Clamp(query.PageSize, 1, ProposalLimits.LargestPage);
        var pages = (total + size - 1) / size;
        var page = Math.Clamp(query.Page, 1, pages);
        var skip = (page - 1) * size;
        // No more than there are: having found the last one, the database need not look for another.
        var order = new ListOrder(db, scope, words, query.Order, query.Seed, total);
        var ids = await order.ReadAsync(skip, Math.Min(size, total - skip), stop);
        return new Answer(await ReadAsync(db, ids, stop), total, page, pages, capped) { Counts = counts };
    }

    /// <summary>The same projection for other lists of published proposals.</summary>
    internal static IQueryable<ProposalSummary> Summarise(ParticipationDb db, IQueryable<Proposal> proposals)
    {
        var processes = db.Processes;
        var people = db.Participants;
        return proposals.Select(p => new ProposalSummary(
            p.Slug, p.Title, p.Teaser,
            processes.Where(x => x.Id == p.ProcessId).Select(x => x.Slug).First(),
            processes.Where(x => x.Id == p.ProcessId).Select(x => x.Title).First(),
            p.DistrictKey, p.Category,
            people.Where(x => x.Id == p.AuthorId).Select(x => x.DisplayName).First(),
            p.Supports, p.SubmittedAt, p.PublishedAt!.Value));
    }

    private async Task<ListCounts> CountAsync(ParticipationDb db, IReadOnlyList<string> words, CancellationToken stop)
    {
        var changes = pulse.ContentChanges;
        if (words.Count == 0 && kept is { } known && known.Changes == changes) return known.Counts;
        var counts = await ListCounts.ReadAsync(db, words, stop);
        if (words.Count == 0) kept = new Kept(changes, counts);
        return counts;
    }

    /// <summary>Where a search matches very much, what lies within the filters is counted by itself, and not to the end either.</summary>
    private static async Task<(int Total, bool IsCapped)> CountOnAsync(ParticipationDb db, IReadOnlyList<string> words, ListScope scope, CancellationToken stop)
    {
        var total = scope.IsEverything ? ListCounts.MostMatches + 1 : await scope.Of(db.Matching(words)).OrderByDescending(m => m.Rank).Take(ListCounts.MostMatches + 1).CountAsync(stop);
        return (Math.Min(total, ListCounts.MostMatches), total > ListCounts.MostMatches);
    }

    /// <summary>The rows behind the ids, in their order. By their keys alone: a condition on the state as well would lead SQLite to walk along all published ones.</summary>
    private static async Task<IReadOnlyList<ProposalSummary>> ReadAsync(ParticipationDb db, IReadOnlyList<(Guid Id, string Slug)> found, CancellationToken stop)
    {
        var ids = found.Select(f => f.Id).ToList();
        var read = await Summarise(db, db.Proposals.AsNoTracking().Where(p => ids.Contains(p.Id))).ToDictionaryAsync(p => p.Slug, stop);
        return [.. found.Where(f => read.ContainsKey(f.Slug)).Select(f => read[f.Slug])];
    }

    /// <summary>The numbers of everything that is published, and under which number of changes they were read.</summary>
    private sealed record Kept(long Changes, ListCounts Counts);
}
