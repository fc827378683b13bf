using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>Published proposals from where somebody lives: their own district first, then filled up from the districts next door, the newest first.</summary>
public sealed class BrowseNearbyProposals(IDbContextFactory<ParticipationDb> databases, BrowseProcesses known)
{
    /// <param name="district">The own district.</param>
    /// <param name="neighbours">The districts next door.</param>
    /// <param name="processes">Only what belongs to these; the caller knows which are running.</param>
    /// <param name="count">How many at most. A third is kept for the neighbours, where they have as many.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<IReadOnlyList<ProposalSummary>> HandleAsync(
        string district, IEnumerable<string> neighbours, IEnumerable<Guid> processes, int count, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var running = processes.ToList();
        var next = neighbours.ToList();
        var open = db.Proposals.AsNoTracking().Published.Where(p => running.Contains(p.ProcessId));
        var all = await known.HandleAsync(stop);
        var own = await ReadSummaries.InOrderAsync(db, Newest(open.Where(p => p.DistrictKey == district), count), all, stop);
        var others = next.Count == 0 ? [] : await ReadSummaries.InOrderAsync(db, Newest(open.Where(p => next.Contains(p.DistrictKey)), count), all, stop);
        var kept = Math.Min(others.Count, count / 3);
        return [.. own.Take(count - kept), .. others.Take(count - Math.Min(own.Count, count - kept))];
    }

    private static IQueryable<Proposal> Newest(IQueryable<Proposal> proposals, int count) => proposals.OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id).Take(count);
}
