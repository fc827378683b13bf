using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Audit;

/// <summary>Walks the trail from its first entry and finds what was changed, removed or inserted since.</summary>
public sealed class VerifyTrail(IDbContextFactory<ParticipationDb> databases)
{
    public enum Fault
    {
        /// <summary>The content does not give the hash.</summary>
        Changed = 0,

        /// <summary>The entry does not follow the one before it: something between them was removed or inserted.</summary>
        Broken = 1,
    }

    public sealed record Answer(int Entries, IReadOnlyList<(long Id, Fault Fault)> Faults);

    public async Task<Answer> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var (entries, before, faults) = (0, "", new List<(long, Fault)>());
        await foreach (var entry in db.Set<Entry>().AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            entries++;
            if (entry.PreviousHash != before) faults.Add((entry.Id, Fault.Broken));
            if (EntryHash.Of(entry) != entry.Hash) faults.Add((entry.Id, Fault.Changed));
            before = entry.Hash;
        }

        return new Answer(entries, faults);
    }
}
