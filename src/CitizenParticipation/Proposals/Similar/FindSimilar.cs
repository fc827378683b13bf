using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Similar;

/// <summary>
/// Published proposals that ask for what somebody is writing down, the likeliest first: joining one helps more than a second of the same. Candidates
/// are found in memory by pieces of words, the same on both engines; how alike they are is judged by their texts as they stand in the database now.
/// </summary>
public sealed class FindSimilar(IDbContextFactory<ParticipationDb> databases, BrowseProcesses processes, ReadDistricts districts, TimeProvider clock) : IDisposable
{
    public const int Most = 5;
    private const int Candidates = 60;
    private const int MostStems = 60;
    private const int ShortestDraft = 8;
    private const int LongestDraft = 4000;

    /// <summary>How many published texts tell which words are frequent.</summary>
    private const int Sample = 1000;
    private static readonly TimeSpan WeightsLast = TimeSpan.FromMinutes(10);

    private readonly PublishedWords published = new(clock);
    private Kept? kept;

    /// <param name="text">Title and text as far as they are typed. Too little finds nothing.</param>
    /// <param name="process">Slug of a process, or null for all.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>At most <see cref="Most"/>; none when nothing is really similar.</returns>
    public async Task<IReadOnlyList<ProposalSummary>> HandleAsync(string? text, string? process = null, CancellationToken stop = default)
    {
        if (text is null || text.Trim().Length < ShortestDraft) return [];
        var known = await processes.HandleAsync(stop);
        var within = string.IsNullOrEmpty(process) ? null : known.FirstOrDefault(p => p.Slug == process);
        if (within is null && !string.IsNullOrEmpty(process)) return [];

        var draft = TextProfile.OfDraft(text.Length > LongestDraft ? text[..LongestDraft] : text, MostStems);
        await using var db = await databases.CreateDbContextAsync(stop);
        var weights = await WeightsAsync(db, stop);
        var parts = ResemblanceQuery.Of(draft, weights);
        if (parts.Count == 0) return [];

        var ids = (await published.ReadAsync(db, stop)).Resembling(parts, within?.Id, Candidates);
        var texts = await db.Proposals.AsNoTracking().Published.Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, p.Title, p.Text }).ToListAsync(stop);
        var likeness = new Likeness(draft, weights);
        var best = texts.Select(t => (t.Id, Score: likeness.To(TextProfile.Of(t.Title, t.Text))))
            .Where(t => t.Score >= Likeness.Least).OrderByDescending(t => t.Score).ThenBy(t => t.Id).Take(Most).Select(t => t.Id).ToList();
        return await ReadSummaries.OfAsync(db, best, known, stop);
    }

    public void Dispose() => published.Dispose();

    private async Task<WordWeights> WeightsAsync(ParticipationDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (kept is { } before && now - before.At < WeightsLast && now >= before.At) return before.Weights;
        var texts = await db.Proposals.AsNoTracking().Published.OrderByDescending(p => p.PublishedAt).Take(Sample).Select(p => p.SearchText).ToListAsync(stop);
        var weights = new WordWeights(texts, (await districts.HandleAsync(stop)).All.Select(d => d.Name));
        kept = new Kept(weights, now);
        return weights;
    }

    private sealed record Kept(WordWeights Weights, DateTimeOffset At);
}
