using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>
/// Puts what is due into the queue of outgoing mails: one mail for each person and round. The mail and the mark that its notices are on their way are one
/// transaction, so each notice goes into exactly one mail. Whoever has left or whose address is not confirmed gets none.
/// </summary>
public sealed class SendNoticeMails(IDbContextFactory<ParticipationDb> databases, NoticeLetters letters, TimeProvider clock)
{
    private const int PeopleAtOnce = 100;

    /// <returns>How many mails were written.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        var written = 0;
        while (await SomeAsync(stop) is { } mails) written += mails;
        return written;
    }

    private async Task<int?> SomeAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var due = db.Notices.Where(n => n.MailDueAt <= now);
        if (!await due.AnyAsync(stop)) return null;
        await using var transaction = await db.BeginWriteAsync(stop);
        var ids = await due.OrderBy(n => n.MailDueAt).Select(n => n.ParticipantId).Take(PeopleAtOnce * 5).ToArrayAsync(stop);
        ids = [.. ids.Distinct().Take(PeopleAtOnce)];
        var theirs = due.Where(n => EF.Parameter(ids).Contains(n.ParticipantId));
        var lines = (await db.LinesOf(theirs).ToListAsync(stop)).OrderBy(l => l.At).ThenBy(l => l.Id).ToLookup(l => l.ParticipantId);
        var people = await db.Participants.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id) && p.LeftAt == null && p.EmailConfirmed).ToListAsync(stop);
        var choices = await db.NoticeChoices.Where(c => EF.Parameter(ids).Contains(c.ParticipantId)).ToDictionaryAsync(c => c.ParticipantId, stop);
        var mails = 0;
        foreach (var person in people)
        {
            if (!choices.TryGetValue(person.Id, out var choice)) db.Add(choice = new NoticeChoice(person.Id));
            if (choice.Mail == MailRhythm.Off) continue;
            db.Add(letters.For(person, choice, [.. lines[person.Id]]));
            choice.MarkMailed(now);
            mails++;
        }

        await theirs.ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return mails;
    }
}
