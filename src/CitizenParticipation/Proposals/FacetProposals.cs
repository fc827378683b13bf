using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>For each filter of the public list: how many proposals it would show, the other filters as they are.</summary>
public sealed class FacetProposals(IDbContextFactory<ParticipationDb> databases, ReadDistricts districts, BrowseProcesses processes)
{
    /// <param name="Processes">By slug, with any process ("") as well.</param>
    /// <param name="Districts">By key, each with all that lies in it; the city's key and "" stand for everywhere.</param>
    /// <param name="Categories">By key, with any category ("") as well.</param>
    /// <param name="IsCapped">A search matches too much to be counted to the end; there are no numbers then.</param>
    public sealed record Answer(
        IReadOnlyDictionary<string, int> Processes, IReadOnlyDictionary<string, int> Districts, IReadOnlyDictionary<string, int> Categories, bool IsCapped);

    private const int UsualNames = 64;
    private static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>();

    /// <param name="query">The list with the filters that are set now.</param>
    /// <param name="found">The list itself, where it has been read: what was counted for it is not counted again.</param>
    public async Task<Answer> HandleAsync(BrowseProposals.Query query, BrowseProposals.Answer? found = null, CancellationToken stop = default)
    {
        var words = SearchWords.Split(query.Words);
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(query.Words)) return new Answer(None, None, None, false);
        var tree = await districts.HandleAsync(stop);
        var known = await processes.HandleAsync(stop);
        if (ListScope.Of(query, tree, known) is not { } scope) return new Answer(None, None, None, false);
        var counts = found?.Counts ?? await CountAsync(words, stop);
        if (counts.IsCapped) return new Answer(None, None, None, true);

        var slugs = known.ToDictionary(p => p.Id, p => p.Slug);
        return new Answer(
            Sum(counts, scope with { Process = null }, c => slugs.TryGetValue(c.ProcessId, out var slug) ? [slug] : []),
            Sum(counts, scope with { Districts = null }, c => Above(tree, c.DistrictKey)),
            Sum(counts, scope with { Category = null }, c => [c.Category]),
            false);
    }

    private async Task<ListCounts> CountAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await ListCounts.ReadAsync(db, words, first: 0, stop);
    }

    private static Dictionary<string, int> Sum(ListCounts counts, ListScope scope, Func<ProposalCount, IEnumerable<string>> namesOf)
    {
        var sums = new Dictionary<string, int>(UsualNames, StringComparer.Ordinal) { [""] = 0 };
        foreach (var part in counts.Parts.Where(scope.Holds))
        {
            foreach (var name in namesOf(part).Append("")) sums[name] = sums.GetValueOrDefault(name) + part.Count;
        }

        return sums;
    }

    /// <summary>The district and everything it lies in.</summary>
    private static IEnumerable<string> Above(DistrictTree tree, string key)
    {
        for (var at = tree.Find(key); at is not null; at = tree.Find(at.ParentKey)) yield return at.Key;
    }
}
