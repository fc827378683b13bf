using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>Removes files that no row knows: what a crash between file and row has left, or a proposal that was thrown away.</summary>
public sealed class SweepFiles(IDbContextFactory<ParticipationDb> databases, IFileStore files, TimeProvider clock)
{
    /// <returns>How many files were removed.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        var removed = 0;
        await using var db = await databases.CreateDbContextAsync(stop);
        // Younger ones may be waiting for their row.
        foreach (var some in files.OlderThan(clock.GetUtcNow() - AttachmentLimits.OrphanAge).Chunk(200))
        {
            var names = some.Select(f => f.Name).Distinct().ToList();
            var known = await db.Attachments.Where(a => names.Contains(a.StoredName)).Select(a => a.StoredName).ToListAsync(stop);
            foreach (var orphan in some.Where(f => !known.Contains(f.Name)))
            {
                files.Remove(orphan);
                removed++;
            }
        }

        return removed;
    }
}
