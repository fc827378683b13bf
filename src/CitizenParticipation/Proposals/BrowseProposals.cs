using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The public list: published proposals only, filtered, searched, sorted and paged. It costs the same with a thousand proposals and with a hundred thousand.</summary>
public sealed class BrowseProposals(IDbContextFactory<ParticipationDb> databases, ReadDistricts districts, BrowseProcesses processes, Pulse pulse)
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
        var known = await processes.HandleAsync(stop);
        if (ListScope.Of(query, await districts.HandleAsync(stop), known) is not { } scope) return Nothing;

        await using var db = await databases.CreateDbContextAsync(stop);
        var size = Math.Clamp(query.PageSize, 1, ProposalLimits.LargestPage);
        var first = query.Order == Order.Newest ? (int)Math.Clamp((long)query.Page * size, 1, SearchLook.MostAtFirst) : 0;
        var counts = await CountAsync(db, words, scope.IsEverything ? SearchLook.MostAtFirst : 0, stop);
        // Where a search matches very much, what lies within the filters is looked for by itself.
        var look = counts.IsCapped && !scope.IsEverything ? await SearchLook.AtAsync(db, words, scope.ForSearch, first, stop) : counts.IsCapped ? counts.Look : null;
        var total = look?.Total ?? counts.Of(scope);
        if (total == 0) return Nothing with { Counts = counts };
        var pages = (total + size - 1) / size;
        var page = Math.Clamp(query.Page, 1, pages);
        var skip = (page - 1) * size;
        // Other orders than by date need all matches.
        var found = look is null ? counts.Found(scope) : look.UpTo(query.Order == Order.Newest ? skip + size : total);
        // No more than there are: having found the last one, the database need not look for another.
        var order = new ListOrder(db, scope, words, found, query.Order, query.Seed, total, known);
        return new Answer(await order.ReadAsync(skip, Math.Min(size, total - skip), stop), total, page, pages, look is { IsCapped: true }) { Counts = counts };
    }

    private async Task<ListCounts> CountAsync(ParticipationDb db, IReadOnlyList<string> words, int first, CancellationToken stop)
    {
        var changes = pulse.ContentChanges;
        if (words.Count == 0 && kept is { } before && before.Changes == changes) return before.Counts;
        var counts = await ListCounts.ReadAsync(db, words, first, stop);
        if (words.Count == 0) kept = new Kept(changes, counts);
        return counts;
    }

    /// <summary>The numbers of everything that is published, and under which number of changes they were read.</summary>
    private sealed record Kept(long Changes, ListCounts Counts);
}
