using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Processes;

/// <summary>All processes with their phases: running ones first, then those to come, then finished ones.</summary>
public sealed class BrowseProcesses(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<Process>> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var all = await db.Processes.AsNoTracking().Whole.ToListAsync(stop);
        return [.. all.OrderBy(p => Order(p, now)).ThenBy(p => p.CurrentPhase(now)?.EndsAt ?? DateTimeOffset.MaxValue).ThenBy(p => p.Title, StringComparer.Ordinal)];
    }

    private static int Order(Process process, DateTimeOffset now) =>
        process.IsFinished(now) ? 3 : process.RefusesSupport(now) is null ? 0 : process.CurrentPhase(now) is not null ? 1 : 2;
}
