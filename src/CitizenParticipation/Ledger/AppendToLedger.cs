using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Ledger;

/// <summary>Appends votes that were written by other means than the vote writer: the demonstration, and what a database held before it had a ledger.</summary>
public sealed class AppendToLedger(TimeProvider clock)
{
    /// <summary>Lines in one entry; more are split, so that no entry grows beyond half a megabyte.</summary>
    public const int MostLines = 10_000;

    /// <param name="db">The caller holds a write transaction on it, and commits.</param>
    /// <param name="votes">Subject, person and instant of each row.</param>
    public async Task HandleAsync(ParticipationDb db, IEnumerable<(Guid SubjectId, Guid ParticipantId, DateTimeOffset At)> votes, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The ledger is written inside a transaction.");
        await db.HoldVotesAsync(stop);
        var pseudonyms = new Pseudonyms(await db.Set<LedgerSecret>().Select(s => s.Key).SingleAsync(stop));
        var last = await db.LedgerEntries.OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(stop);
        LedgerHead? head = last is null ? null : new LedgerHead(last.Number, last.Hash);
        foreach (var chunk in votes.Chunk(MostLines))
        {
            var entry = new LedgerEntry(head, clock.GetUtcNow(), [.. chunk.Select(v => new LedgerLine(true, v.SubjectId, pseudonyms.Of(v.SubjectId, v.ParticipantId), v.At.ToUnixTimeMilliseconds()))]);
            db.Add(entry);
            head = entry.Head;
        }

        await db.SaveChangesAsync(stop);
    }
}
