using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>
/// Gives the next people whom the oldest event concerns their notices, and remembers how far it has come, in one transaction: killed at any point,
/// or run by several processes, each person is told exactly once.
/// </summary>
public sealed class TellConcerned(IDbContextFactory<ParticipationDb> databases, Concerned concerned, CityClock clock)
{
    /// <summary>As many as take a few hundredths of a second: votes wait for no longer than that.</summary>
    public const int AtOnce = 500;

    private static readonly NoticeChoice NothingSaid = new(Guid.Empty);

    /// <returns>How many people were told; null when no event is waiting.</returns>
    public async Task<int?> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (!await db.NoticeEvents.AnyAsync(stop)) return null;
        await using var transaction = await db.BeginWriteAsync(stop);
        if (await db.NoticeEvents.OrderBy(e => e.Id).FirstOrDefaultAsync(stop) is not { } told) return null;
        var (people, last) = await NextAsync(db, told, stop);
        var notices = await NoticesAsync(db, told, people, stop);
        db.AddRange(notices);
        if (last is { } id) told.ToldUpTo(id);
        else db.Remove(told);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return notices.Count;
    }

    /// <returns>The next people, each with all their reasons, and the last of them; no last one when everybody has been named.</returns>
    private async Task<(ILookup<Guid, Because> People, Guid? Last)> NextAsync(ParticipationDb db, NoticeEvent told, CancellationToken stop)
    {
        var (after, found, last) = (told.After, new List<Concerned.Person>(), (Guid?)null);
        foreach (var source in await concerned.SourcesAsync(db, told, stop))
        {
            var some = await source.Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(AtOnce).ToListAsync(stop);
            found.AddRange(some);
            // Beyond the end of a source that has more, another one would be ahead of it.
            if (some.Count == AtOnce && (last is null || some[^1].Id.CompareTo(last.Value) < 0)) last = some[^1].Id;
        }

        return (found.Where(p => last is null || p.Id.CompareTo(last.Value) <= 0).ToLookup(p => p.Id, p => p.Because), last);
    }

    private async Task<IReadOnlyList<Notice>> NoticesAsync(ParticipationDb db, NoticeEvent told, ILookup<Guid, Because> people, CancellationToken stop)
    {
        var ids = people.Select(p => p.Key).Where(id => id != told.ActorId).ToArray();
        var here = await db.Participants.Where(p => EF.Parameter(ids).Contains(p.Id) && p.LeftAt == null).Select(p => new { p.Id, p.EmailConfirmed }).ToListAsync(stop);
        var choices = await db.NoticeChoices.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.ParticipantId)).ToDictionaryAsync(c => c.ParticipantId, stop);
        var author = told.CommentId is { } comment ? await db.Comments.Where(c => c.Id == comment).Select(c => (Guid?)c.AuthorId).SingleOrDefaultAsync(stop)
            : await db.Proposals.Where(p => p.Id == told.ProposalId).Select(p => (Guid?)p.AuthorId).SingleOrDefaultAsync(stop);
        var muted = await MutedAsync(db, told, ids, stop);
        var (now, notices) = (clock.Now, new List<Notice>(here.Count));
        foreach (var person in here)
        {
            var choice = choices.GetValueOrDefault(person.Id, NothingSaid);
            var because = people[person.Id].Where(b => Wants(b, choice, muted.Contains(person.Id), told.Kind)).DefaultIfEmpty().Min();
            if (because == default) continue;
            var byMail = person.EmailConfirmed && !(person.Id == author && NoticeActions.HasMailOfItsOwn(told.Kind));
            notices.Add(new Notice(person.Id, told, because, byMail ? choice.DueAt(clock, now) : null));
        }

        return notices;
    }

    /// <summary>What answers or hides one's own words is told in any case; it can be kept out of the mail.</summary>
    private static bool Wants(Because because, NoticeChoice choice, bool muted, NoticeKind kind) =>
        because == Because.Answered || kind is NoticeKind.CommentHidden or NoticeKind.CommentRestored or NoticeKind.VersionHidden or NoticeKind.VersionRestored
        || (!muted && (because != Because.Supports || choice.TellSupported));

    private static async Task<HashSet<Guid>> MutedAsync(ParticipationDb db, NoticeEvent told, Guid[] ids, CancellationToken stop)
    {
        var id = told.ProposalId ?? (told.CommentId is { } comment ? await db.Comments.Where(c => c.Id == comment).Select(c => (Guid?)c.ProposalId).SingleOrDefaultAsync(stop) : null);
        if (id is not { } proposal) return [];
        var target = Follow.Of(proposal);
        return [.. await db.Follows.Where(f => f.Kind == TopicKind.Proposal && f.Target == target && f.Wish == Wish.Mute && EF.Parameter(ids).Contains(f.ParticipantId)).Select(f => f.ParticipantId).ToListAsync(stop)];
    }
}
