using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Audit;

/// <summary>Appends to the trail inside the transaction of the deed itself, so that neither exists without the other.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <summary>Adds one entry; the caller saves. The caller must hold an open write transaction, else two entries could share a predecessor.</summary>
    public Task AppendAsync(ParticipationDb db, Guid? actorId, string action, string subject, string reason, CancellationToken stop) =>
        AppendAsync(db, actorId, action, subject, reason, Change.None, stop);

    /// <summary>The same with what was before and what is now.</summary>
    public async Task AppendAsync(ParticipationDb db, Guid? actorId, string action, string subject, string reason, Change change, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The audit trail is written inside a transaction.");
        var waiting = db.ChangeTracker.Entries<Entry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).MaxBy(e => e.Number);
        var last = waiting is not null ? new TrailHead(waiting.Number, waiting.Hash)
            : await db.Set<Entry>().OrderByDescending(e => e.Number).Select(e => new TrailHead(e.Number, e.Hash)).FirstOrDefaultAsync(stop);
        db.Add(new Entry(last, clock.GetUtcNow(), actorId, action, subject, reason, change));
    }
}
