using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Audit;

/// <summary>Appends to the trail inside the transaction of the deed itself, so that neither exists without the other.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <summary>Adds one entry; the caller saves. The caller must hold an open write transaction, else two entries could share a predecessor.</summary>
    public async Task AppendAsync(ParticipationDb db, Guid? actorId, string action, string subject, string reason, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The audit trail is written inside a transaction.");
        // Not yet saved ones come back in no certain order; the last is the one that has no successor.
        var waiting = db.ChangeTracker.Entries<Entry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var last = waiting.SingleOrDefault(e => waiting.TrueForAll(o => o.PreviousHash != e.Hash))?.Hash ?? await db.Set<Entry>().OrderByDescending(e => e.Id).Select(e => e.Hash).FirstOrDefaultAsync(stop) ?? "";
        db.Add(new Entry(clock.GetUtcNow(), actorId, action, subject, reason, last));
    }
}
