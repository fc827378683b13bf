using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>
/// Puts what is due into the queue of outgoing mails: one mail for each person and round. The mail and the mark that its notices are on their way are one
/// transaction, so each notice goes into exactly one mail; when that mail is withdrawn, because something it names was hidden, what is left goes into another. Whoever has left or whose address is not confirmed gets none.
/// </summary>
public sealed class SendNoticeMails(IDbContextFactory<ParticipationDb> databases, NoticeLetters letters, TimeProvider clock)
{
    private const int PeopleAtOnce = 100;

    /// <returns>How many mails were written.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        await PutBackAsync(stop);
        var written = 0;
        while (await SomeAsync(stop) is { } mails) written += mails;
        return written;
    }

    /// <summary>A withdrawn mail is empty; once its notices are due again nobody needs it.</summary>
    private async Task PutBackAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var withdrawn = db.Set<OutgoingMail>().Where(m => m.State == MailState.GivenUp && m.WithdrawnAt != null);
        if (!await withdrawn.AnyAsync(stop)) return;
        await using var transaction = await db.BeginWriteAsync(stop);
        var now = (DateTimeOffset?)clock.GetUtcNow();
        await db.Notices.Where(n => n.MailId != null && withdrawn.Any(m => m.Id == n.MailId) && n.ReadAt == null)
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, now).SetProperty(x => x.MailId, (Guid?)null), stop);
        await withdrawn.ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
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
            if (choice.Mail == MailRhythm.Off || lines[person.Id].Where(l => l.BelongsIntoMail).ToList() is not { Count: > 0 } told) continue;
            var mail = letters.For(person, choice, told);
            db.Add(mail);
            await theirs.Where(n => n.ParticipantId == person.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailId, mail.Id).SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), stop);
            choice.MarkMailed(now);
            mails++;
        }

        // Whoever gets none has nothing waiting either.
        await theirs.ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return mails;
    }
}
