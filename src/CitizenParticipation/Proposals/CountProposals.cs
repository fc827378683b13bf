using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>How many published proposals there are: per district, and with their supports per process.</summary>
public sealed class CountProposals(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record ProcessCount(int Proposals, int Supports);

    public async Task<IReadOnlyDictionary<string, int>> PerDistrictAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ProposalCount>().Where(c => c.Count > 0).GroupBy(c => c.DistrictKey).ToDictionaryAsync(g => g.Key, g => g.Sum(c => c.Count), stop);
    }

    public async Task<IReadOnlyDictionary<Guid, ProcessCount>> PerProcessAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Proposals.Published.GroupBy(p => p.ProcessId)
            .Select(g => new { g.Key, Count = g.Count(), Supports = g.Sum(p => p.Supports) })
            .ToDictionaryAsync(g => g.Key, g => new ProcessCount(g.Count, g.Supports), stop);
    }

    /// <summary>The same counts for some districts only, each by its own key.</summary>
    public async Task<IReadOnlyDictionary<Guid, ProcessCount>> PerProcessAsync(IReadOnlyCollection<string> districtKeys, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var keys = districtKeys.ToList();
        return await db.Proposals.Published.Where(p => keys.Contains(p.DistrictKey)).GroupBy(p => p.ProcessId)
            .Select(g => new { g.Key, Count = g.Count(), Supports = g.Sum(p => p.Supports) })
            .ToDictionaryAsync(g => g.Key, g => new ProcessCount(g.Count, g.Supports), stop);
    }
}
