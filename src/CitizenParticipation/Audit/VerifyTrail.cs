using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Audit;

/// <summary>Walks the trail from its first entry and names what was changed, removed or inserted since. It reads one instant, so it may run while people work.</summary>
public sealed class VerifyTrail(IDbContextFactory<ParticipationDb> databases)
{
    public enum Fault
    {
        /// <summary>The content does not give the hash.</summary>
        Changed = 0,

        /// <summary>Numbers that are not there: removed from the middle, or cut off the end where a later entry was noted down.</summary>
        Missing = 1,

        /// <summary>A number that is there twice, or one that no entry can have.</summary>
        Inserted = 2,

        /// <summary>The content gives the hash, but the next entry follows another one.</summary>
        Rewritten = 3,

        /// <summary>In the place of an entry that was noted down stands another one.</summary>
        NotTheKnownTrail = 4,
    }

    /// <param name="From">The first entry it is about.</param>
    /// <param name="To">The last one, most often the same.</param>
    public sealed record Finding(Fault Fault, long From, long To)
    {
        public Finding(Fault fault, long number) : this(fault, number, number) { }
    }

    /// <param name="Head">The last entry; null when there is none.</param>
    public sealed record Answer(int Entries, TrailHead? Head, IReadOnlyList<Finding> Findings);

    /// <param name="known">An entry that was noted down earlier: it must still be there.</param>
    public async Task<Answer> HandleAsync(TrailHead? known = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var walk = new TrailWalk(known);
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(stop)) walk.Take(entry);
        return walk.Finish();
    }
}
