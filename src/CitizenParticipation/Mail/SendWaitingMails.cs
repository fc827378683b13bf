using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CitizenParticipation.Mail;

/// <summary>
/// Sends what waits, oldest first. Without a mail server the mails are kept for the local mailbox.
/// <para>
/// A mail is claimed, and the claim committed, before it is handed over, and marked as sent before the next one is touched; several processes never hand
/// over the same mail, and what was marked is never sent again. One gap remains that SMTP cannot close: a process that dies, or a connection that breaks,
/// between the server's acceptance and our mark. Then the mail is sent once more under the same Message-ID, by which the receiving server can drop it.
/// </para>
/// <para>A server that is away is one fault, not one for each mail: the round ends, no mail uses up a try, and it is said once in the log when it begins and once when it is over.</para>
/// </summary>
public sealed partial class SendWaitingMails(
    IDbContextFactory<ParticipationDb> databases, SmtpMailer mailer, IOptions<MailOptions> options, CityProfile city, TimeProvider clock,
    ILogger<SendWaitingMails> log)
{
    /// <summary>Who has claimed a mail gives up after a fifth of it (<see cref="SmtpConnection.LongestStep"/>); only if the process died over it another one takes it up.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    private const int Batch = 50;

    private readonly MailOutage outage = new();

    private sealed record Waiting(Guid Id, DateTimeOffset Seen);

    /// <returns>How many mails left the queue.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        if (options.Value.IsConfigured && outage.Pauses(clock.GetUtcNow())) return 0;
        var (done, more) = (0, true);
        while (more && await WaitingAsync(stop) is { Count: > 0 } waiting)
        {
            var (left, broken) = options.Value.IsConfigured ? await SendAsync(waiting, stop) : (await KeepAsync(waiting, stop), false);
            done += left;
            more = waiting.Count == Batch && !broken;
        }

        return done;
    }

    private async Task<IReadOnlyList<Waiting>> WaitingAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        return await db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting && m.NextTryAt <= now)
            .OrderBy(m => m.NextTryAt).Take(Batch).Select(m => new Waiting(m.Id, m.NextTryAt)).ToListAsync(stop);
    }

    private async Task<int> KeepAsync(IReadOnlyList<Waiting> waiting, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (ids, now) = (waiting.Select(w => w.Id).ToList(), (DateTimeOffset?)clock.GetUtcNow());
        return await db.Set<OutgoingMail>().Where(m => ids.Contains(m.Id) && m.State == MailState.Waiting)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MailState.KeptLocally).SetProperty(x => x.SentAt, now), stop);
    }

    private async Task<(int Sent, bool Broken)> SendAsync(IReadOnlyList<Waiting> waiting, CancellationToken stop)
    {
        var sent = 0;
        try
        {
            // Before any mail is claimed: a server that is away touches none.
            await using var server = await mailer.ConnectAsync(stop);
            foreach (var next in waiting)
            {
                stop.ThrowIfCancellationRequested();
                await using var db = await databases.CreateDbContextAsync(stop);
                if (await ClaimAsync(db, next, stop) is { } mail && await HandOverAsync(server, db, mail, next.Seen, stop)) sent++;
            }

            return (sent, false);
        }
        catch (MailServerFault fault)
        {
            if (outage.Begin(clock.GetUtcNow())) Log.ServerAway(log, fault.Message);
            return (sent, true);
        }
    }

    /// <summary>Of several processes that look at the same moment one sends. Should it die over it, the mail is due again after a while.</summary>
    private async Task<OutgoingMail?> ClaimAsync(ParticipationDb db, Waiting next, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + Claim;
        var won = await db.Set<OutgoingMail>().Where(m => m.Id == next.Id && m.State == MailState.Waiting && m.NextTryAt == next.Seen)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAt, until), stop);
        // Read after the claim, because it may have been withdrawn since.
        return won == 0 ? null : await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == next.Id && m.State == MailState.Waiting, stop);
    }

    private async Task<bool> HandOverAsync(SmtpConnection server, ParticipationDb db, OutgoingMail mail, DateTimeOffset seen, CancellationToken stop)
    {
        Handover said;
        try
        {
            using var message = mailer.Write(mail, city.Platform);
            said = await server.SendAsync(message, stop);
        }
        catch (MailServerFault)
        {
            await db.Set<OutgoingMail>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAt, seen), CancellationToken.None);
            throw;
        }

        if (outage.End()) Log.ServerBack(log);
        if (said == Handover.Accepted) mail.MarkSent(clock.GetUtcNow());
        else if (said == Handover.RefusedForNow) mail.MarkFailed(clock.GetUtcNow());
        else mail.GiveUp();
        if (mail.State == MailState.GivenUp) Log.GivenUp(log, mail.Id, mail.Tries);
        await RecordAsync(db);
        return said == Handover.Accepted;
    }

    /// <summary>What the server has taken must be written down, also when the process is about to end or the database is away for a moment.</summary>
    private static async Task RecordAsync(ParticipationDb db)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The account was closed meanwhile and its mails are gone.
                return;
            }
            catch (Exception) when (tries < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Mail {MailId} is given up after {Tries} tries: its receiving server does not take it")]
        public static partial void GivenUp(ILogger log, Guid mailId, int tries);

        [LoggerMessage(LogLevel.Warning, "The mail server cannot be used ({Fault}); mails wait until it can")]
        public static partial void ServerAway(ILogger log, string fault);

        [LoggerMessage(LogLevel.Information, "The mail server can be used again")]
        public static partial void ServerBack(ILogger log);
    }
}
