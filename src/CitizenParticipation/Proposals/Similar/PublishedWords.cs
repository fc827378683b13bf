using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Similar;

/// <summary>
/// The words of all published proposals in memory, brought up to date each time they are asked for: what is new is read from the audit trail, whose entries
/// get their numbers while their writer is alone, and by the instant of publication. So every process knows what any of them has published, and none has to be told.
/// Whoever asks first after a start waits until all texts are read.
/// </summary>
internal sealed class PublishedWords(TimeProvider clock) : IDisposable
{
    private const string Subject = "proposal:";
    private const int Chunk = 500;

    /// <summary>Texts that came without a trace in the trail (an import) are seen by their instant, which may be a little older than their commit.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    /// <summary>When the number of texts is not that of the database, all are read anew; not again and again should it stay so.</summary>
    private static readonly TimeSpan LeastBetween = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim gate = new(1);
    private WordIndex? index;
    private long lastEntry;
    private DateTimeOffset newest;
    private DateTimeOffset readAt;

    /// <returns>Everything published up to now. Some of it may be hidden again: whoever shows it looks at its state.</returns>
    public async Task<WordIndex> ReadAsync(ParticipationDb db, CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            await using var instant = await db.BeginSnapshotAsync(stop);
            if (index is null) return await ReadAllAsync(db, stop);
            await ReadNewsAsync(index, db, stop);
            if (clock.GetUtcNow() - readAt >= LeastBetween && (index.IsMostlyGone || index.Count != await db.Set<ProposalCount>().SumAsync(c => c.Count, stop))) return await ReadAllAsync(db, stop);
            return index;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<WordIndex> ReadAllAsync(ParticipationDb db, CancellationToken stop)
    {
        var (read, entry, last) = (new WordIndex(), await LastEntryAsync(db, stop), DateTimeOffset.MinValue);
        await foreach (var text in Texts(db.Proposals).AsAsyncEnumerable().WithCancellation(stop)) last = Put(read, text, last);
        (index, lastEntry, newest, readAt) = (read, entry, last, clock.GetUtcNow());
        return read;
    }

    private async Task ReadNewsAsync(WordIndex known, ParticipationDb db, CancellationToken stop)
    {
        var (entry, last) = (await LastEntryAsync(db, stop), newest);
        var from = newest > DateTimeOffset.MinValue + Overlap ? newest - Overlap : newest;
        foreach (var text in await Texts(db.Proposals.Where(p => p.PublishedAt >= from)).ToListAsync(stop))
        {
            if (!known.Holds(text.Id)) last = Put(known, text, last);
        }

        if (entry > lastEntry)
        {
            var before = lastEntry;
            var subjects = await db.AuditEntries.Where(e => e.Id > before && e.Id <= entry && e.Subject.StartsWith(Subject)).Select(e => e.Subject).Distinct().ToListAsync(stop);
            foreach (var ids in subjects.Select(s => Guid.TryParse(s[Subject.Length..], out var id) ? id : Guid.Empty).Chunk(Chunk))
            {
                foreach (var id in ids) known.Drop(id);
                foreach (var text in await Texts(db.Proposals.Where(p => EF.Parameter(ids).Contains(p.Id))).ToListAsync(stop)) last = Put(known, text, last);
            }
        }

        (lastEntry, newest) = (entry, last);
    }

    private static Task<long> LastEntryAsync(ParticipationDb db, CancellationToken stop) => db.AuditEntries.OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(stop);

    private static IQueryable<Row> Texts(IQueryable<Proposal> proposals) => proposals.AsNoTracking().Published.OrderBy(p => p.PublishedAt).Select(p => new Row(p.Id, p.ProcessId, p.SearchText, p.PublishedAt));

    private static DateTimeOffset Put(WordIndex known, Row text, DateTimeOffset last)
    {
        known.Put(text.Id, text.Process, text.Text);
        return text.PublishedAt is { } at && at > last ? at : last;
    }

    private sealed record Row(Guid Id, Guid Process, string Text, DateTimeOffset? PublishedAt);
}
