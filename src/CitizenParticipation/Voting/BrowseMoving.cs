using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>Published proposals that can be supported now and whose numbers move: those of the last day first, then the most supported.</summary>
public sealed class BrowseMoving(IDbContextFactory<ParticipationDb> databases, BrowseProcesses processes, RecentMoves moves, TimeProvider clock)
{
    /// <summary>So many that have moved are looked at; some of them may be gone, or their vote over.</summary>
    private const int Looked = 100;

    public async Task<IReadOnlyList<ProposalSummary>> HandleAsync(int count, CancellationToken stop = default)
    {
        var known = await processes.HandleAsync(stop);
        var open = known.Where(p => p.RefusesSupport(clock.GetUtcNow()) is null).Select(p => p.Id).ToList();
        if (open.Count == 0) return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var slugs = moves.Most(Looked).ToList();
        var moved = slugs.Count == 0 ? [] : await db.Proposals.AsNoTracking().Published.Where(p => slugs.Contains(p.Slug) && open.Contains(p.ProcessId)).Select(p => new { p.Id, p.Slug }).ToListAsync(stop);
        var ids = moved.OrderBy(p => slugs.IndexOf(p.Slug)).Select(p => p.Id).Take(count).ToList();
        if (ids.Count < count)
        {
            // Enough of them that those which have moved can be left out.
            var most = await db.Proposals.AsNoTracking().Published.Where(p => open.Contains(p.ProcessId)).OrderByDescending(p => p.Supports).ThenByDescending(p => p.PublishedAt).ThenBy(p => p.Id)
                .Take(count * 2).Select(p => p.Id).ToListAsync(stop);
            ids.AddRange(most.Except(ids).Take(count - ids.Count).ToList());
        }

        return await ReadSummaries.OfAsync(db, ids, known, stop);
    }
}
