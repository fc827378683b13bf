using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>Removes what belongs to withdrawn proposals, and files that no row knows: what a crash between file and row has left, or a proposal that was thrown away.</summary>
public sealed class SweepFiles(IDbContextFactory<ParticipationDb> databases, IFileStore files, TimeProvider clock)
{
    /// <returns>How many files were removed.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var removed = await RemoveWithdrawnAsync(db, stop);
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

    /// <summary>Nobody sees a withdrawn proposal's files any more. The room in which it is withdrawn knows nothing of them.</summary>
    private async Task<int> RemoveWithdrawnAsync(ParticipationDb db, CancellationToken stop)
    {
        var withdrawn = from a in db.Attachments
                        join p in db.Proposals on a.ProposalId equals p.Id
                        where p.State == ProposalState.Withdrawn
                        select p.Id;
        // Looked at without the lock first: nearly always there is nothing.
        var ids = await withdrawn.Distinct().ToListAsync(stop);
        if (ids.Count == 0) return 0;
        await using var transaction = await db.BeginWriteAsync(stop);
        var gone = await AttachmentsOfGone.RemoveRowsAsync(db, ids, stop);
        await transaction.CommitAsync(stop);
        return files.Remove(gone);
    }
}
