using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Processes;

/// <summary>
/// All processes with their phases: running ones first, then those to come, then finished ones. They are few and asked for by nearly every page,
/// so they are read once until something public changes; nobody may change what is handed out.
/// </summary>
public sealed class BrowseProcesses(IDbContextFactory<ParticipationDb> databases, Pulse pulse, TimeProvider clock)
{
    /// <summary>In case that a change elsewhere was not heard.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(10);

    private Kept? kept;

    public async Task<IReadOnlyList<Process>> HandleAsync(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        // Before reading: what changes meanwhile makes it old at once.
        var changes = pulse.ContentChanges;
        if (kept is not { } known || known.Changes != changes || now - known.At > Oldest || now < known.At)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            kept = known = new Kept(await db.Processes.AsNoTracking().Whole.ToListAsync(stop), changes, now);
        }

        return [.. known.All.OrderBy(p => Order(p, now)).ThenBy(p => p.CurrentPhase(now)?.EndsAt ?? DateTimeOffset.MaxValue).ThenBy(p => p.Title, StringComparer.Ordinal)];
    }

    private static int Order(Process process, DateTimeOffset now) =>
        process.IsFinished(now) ? 3 : process.RefusesSupport(now) is null ? 0 : process.CurrentPhase(now) is not null ? 1 : 2;

    private sealed record Kept(IReadOnlyList<Process> All, long Changes, DateTimeOffset At);
}
