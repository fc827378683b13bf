using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>
/// Reads what is new in the trail, and which phases have begun, into <see cref="NoticeEvent"/>s, and moves the cursor in the same transaction. Entries
/// get their numbers while their writer is alone, so none appears later below the cursor.
/// </summary>
public sealed class ListEvents(IDbContextFactory<ParticipationDb> databases, CityClock clock)
{
    private const int Most = 500;

    // Nothing depends on it but how late a phase may be told that was put into the past by an edit.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(1);

    /// <returns>True when there may be more.</returns>
    public async Task<bool> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // Looked at without the lock first: nearly always there is nothing.
        if (!await HasNewsAsync(db, stop)) return false;
        await using var transaction = await db.BeginWriteAsync(stop);
        var cursor = await db.NoticeCursors.SingleAsync(stop);
        var now = clock.Now;
        var entries = await db.Set<Entry>().AsNoTracking().Where(e => e.Id > cursor.EntryId).OrderBy(e => e.Id).Take(Most).ToListAsync(stop);
        foreach (var entry in entries)
        {
            if (entry.Action == NoticeActions.Left) await ForgetAsync(db, entry, stop);
            else if (EventOf(entry) is { } happened) db.Add(happened);
        }

        db.AddRange(await PhasesAsync(db, cursor.PhasesUntil, now, stop));
        cursor.MoveTo(entries.Count > 0 ? entries[^1].Id : cursor.EntryId, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return entries.Count == Most;
    }

    private async Task<bool> HasNewsAsync(ParticipationDb db, CancellationToken stop)
    {
        var cursor = await db.NoticeCursors.AsNoTracking().SingleAsync(stop);
        var now = clock.Now;
        return cursor.PhasesUntil is not { } until || until + LongestWindow <= now
            || await db.Set<Entry>().AnyAsync(e => e.Id > cursor.EntryId, stop)
            || await db.Set<Phase>().AnyAsync(p => p.StartsAt > until && p.StartsAt <= now, stop);
    }

    private static NoticeEvent? EventOf(Entry entry)
    {
        if (NoticeActions.KindOf(entry.Action) is not { } kind || entry.Subject.Split(':') is not [var what, var name] || !Guid.TryParse(name, out var id)) return null;
        return new NoticeEvent($"entry:{entry.Id}", kind, entry.At, entry.ActorId)
        {
            ProposalId = what == "proposal" ? id : null,
            CommentId = what == "comment" ? id : null,
            ProcessId = what == "process" ? id : null,
        };
    }

    /// <summary>By what a phase is and not by its id, because each edit of a process makes the rows of its phases anew.</summary>
    private static async Task<IReadOnlyList<NoticeEvent>> PhasesAsync(ParticipationDb db, DateTimeOffset? until, DateTimeOffset now, CancellationToken stop)
    {
        if (until is not { } from) return [];
        var begun = await db.Set<Phase>().AsNoTracking().Where(p => p.StartsAt > from && p.StartsAt <= now).OrderBy(p => p.StartsAt).ToListAsync(stop);
        return [.. begun.Select(p => new NoticeEvent($"phase:{p.ProcessId:N}:{(int)p.Kind}:{p.StartsAt.ToUnixTimeSeconds()}", NoticeKind.PhaseBegan, p.StartsAt) { ProcessId = p.ProcessId, Phase = (int)p.Kind })];
    }

    /// <summary>The account was closed in a room that does not know this one; nothing of it is told from the moment on in which it was closed.</summary>
    private static async Task ForgetAsync(ParticipationDb db, Entry entry, CancellationToken stop)
    {
        if (!Guid.TryParse(entry.Subject.Split(':')[^1], out var person)) return;
        await db.Follows.Where(f => f.ParticipantId == person).ExecuteDeleteAsync(stop);
        await db.Notices.Where(n => n.ParticipantId == person).ExecuteDeleteAsync(stop);
        await db.NoticeChoices.Where(c => c.ParticipantId == person).ExecuteDeleteAsync(stop);
    }
}
