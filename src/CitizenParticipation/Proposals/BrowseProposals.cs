using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The public list: published proposals only, filtered, searched, sorted and paged.</summary>
public sealed class BrowseProposals(IDbContextFactory<ParticipationDb> databases, ReadDistricts districts)
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

    public sealed record Answer(IReadOnlyList<ProposalSummary> Proposals, int Total, int Page, int Pages);

    public async Task<Answer> HandleAsync(Query query, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var words = SearchWords.Split(query.Words);
        // A query of signs only finds nothing: showing everything would look like a match.
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(query.Words)) return new Answer([], 0, 1, 0);

        var proposals = (words.Count == 0 ? db.Proposals : db.Proposals.FromSql(db.ProposalsMatching(words))).AsNoTracking().Published;
        if (!string.IsNullOrEmpty(query.Process))
        {
            var processId = await db.Processes.Where(p => p.Slug == query.Process).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
            if (processId is null) return new Answer([], 0, 1, 0);
            proposals = proposals.Where(p => p.ProcessId == processId);
        }

        if (!string.IsNullOrEmpty(query.District))
        {
            var tree = await districts.HandleAsync(stop);
            if (tree.Find(query.District) is not { } district) return new Answer([], 0, 1, 0);
            if (district.Level != DistrictLevel.City)
            {
                var keys = tree.WithDescendants(district.Key);
                proposals = proposals.Where(p => keys.Contains(p.DistrictKey));
            }
        }

        if (!string.IsNullOrEmpty(query.Category)) proposals = proposals.Where(p => p.Category == query.Category);

        var total = await proposals.CountAsync(stop);
        var size = Math.Clamp(query.PageSize, 1, ProposalLimits.LargestPage);
        var pages = (total + size - 1) / size;
        var page = Math.Clamp(query.Page, 1, Math.Max(1, pages));
        var shown = Sort(proposals, query).Skip((page - 1) * size).Take(size);
        return new Answer(await Summarise(db, shown).ToListAsync(stop), total, page, pages);
    }

    /// <summary>The same projection for other lists of published proposals.</summary>
    internal static IQueryable<ProposalSummary> Summarise(ParticipationDb db, IQueryable<Proposal> proposals)
    {
        var processes = db.Processes;
        var people = db.Participants;
        return proposals.Select(p => new ProposalSummary(
            p.Slug, p.Title, p.Text,
            processes.Where(x => x.Id == p.ProcessId).Select(x => x.Slug).First(),
            processes.Where(x => x.Id == p.ProcessId).Select(x => x.Title).First(),
            p.DistrictKey, p.Category,
            people.Where(x => x.Id == p.AuthorId).Select(x => x.DisplayName).First(),
            p.Supports, p.SubmittedAt, p.PublishedAt!.Value));
    }

    private static IOrderedQueryable<Proposal> Sort(IQueryable<Proposal> proposals, Query query)
    {
        // A factor below the prime permutes the keys (the prime itself would make them all zero); the product stays inside 64 bits on both databases.
        var factor = ((long)query.Seed & 0x3FFFFFFF) % 0x3FFFFFFF * 2 + 1;
        return query.Order switch
        {
            Order.MostSupported => proposals.OrderByDescending(p => p.Supports).ThenByDescending(p => p.PublishedAt).ThenBy(p => p.Id),
            Order.Shuffled => proposals.OrderBy(p => p.ShuffleKey * factor % 2147483647L).ThenBy(p => p.Id),
            _ => proposals.OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id),
        };
    }
}
