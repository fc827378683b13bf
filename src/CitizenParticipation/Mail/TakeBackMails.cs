using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CitizenParticipation.Mail;

/// <summary>
/// A mail server may be away for hours, and a mail that waits for it may name what a moderator hides meanwhile. With the hiding, in its transaction, such a mail
/// gets the words that name nothing, or is withdrawn; who had put it together from notices puts the rest together anew. What is being handed over in this
/// very moment may still go out. It stands here and not in the use cases, because one that forgets it would send a hidden text.
/// </summary>
public sealed class TakeBackMails(TimeProvider clock) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ParticipationDb db && Gone(db) is { Length: > 0 } gone)
        {
            var waiting = db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting && m.Names.Any(n => EF.Parameter(gone).Contains(n.ProposalId)));
            var now = (DateTimeOffset?)clock.GetUtcNow();
            await waiting.Where(m => m.Otherwise != null).ExecuteUpdateAsync(m => m.SetProperty(x => x.Body, x => x.Otherwise!), cancellationToken);
            await waiting.Where(m => m.Otherwise == null).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, MailState.GivenUp).SetProperty(x => x.WithdrawnAt, now).SetProperty(x => x.Subject, "").SetProperty(x => x.Body, ""), cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        eventData.Context is ParticipationDb db && Gone(db).Length > 0 ? throw new NotSupportedException("What is hidden is saved by SaveChangesAsync, which takes back the mails about it.") : result;

    private static Guid[] Gone(ParticipationDb db) =>
        [.. db.ChangeTracker.Entries<INamedInMails>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity.TakenFromMails).OfType<Guid>().Distinct()];
}
