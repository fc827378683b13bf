using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Mail;

/// <summary>Sends what waits, oldest first. Without a mail server the mails are kept for the local mailbox.</summary>
public sealed partial class SendWaitingMails(
    IDbContextFactory<ParticipationDb> databases, SmtpMailer mailer, IOptions<MailOptions> options, CityProfile city, TimeProvider clock,
    ILogger<SendWaitingMails> log)
{
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    /// <returns>How many mails left the queue.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var waiting = await db.Set<OutgoingMail>()
            .Where(m => m.State == MailState.Waiting && m.NextTryAt <= now)
            .OrderBy(m => m.NextTryAt).Take(50).ToListAsync(stop);
        var done = 0;
        foreach (var mail in waiting)
        {
            if (await TrySendAsync(db, mail, stop)) done++;
            await db.SaveChangesAsync(stop);
        }

        return done;
    }

    private async Task<bool> TrySendAsync(ParticipationDb db, OutgoingMail mail, CancellationToken stop)
    {
        if (!options.Value.IsConfigured)
        {
            mail.MarkKept(clock.GetUtcNow());
            return true;
        }

        if (!await ClaimAsync(db, mail, stop)) return false;
        try
        {
            await mailer.SendAsync(mail, city.Platform, stop);
            mail.MarkSent(clock.GetUtcNow());
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            mail.MarkFailed(clock.GetUtcNow());
            Log.NotSent(log, mail.Id, mail.Tries, e.GetType().Name);
            return false;
        }
    }

    /// <summary>Of several processes that look at the same moment one sends. Should it die over it, the mail is due again after a while.</summary>
    private async Task<bool> ClaimAsync(ParticipationDb db, OutgoingMail mail, CancellationToken stop)
    {
        var (id, seen, until) = (mail.Id, mail.NextTryAt, clock.GetUtcNow() + LongestSending);
        return await db.Set<OutgoingMail>().Where(m => m.Id == id && m.State == MailState.Waiting && m.NextTryAt == seen)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAt, until), stop) == 1;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Mail {MailId} could not be sent (try {Tries}): {Fault}")]
        public static partial void NotSent(ILogger log, Guid mailId, int tries, string fault);
    }
}
