using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>Whoever holds the link of a mail stops all mails of notices, without signing in (RFC 8058). In the app they go on. Doing it twice does no harm.</summary>
public sealed class Unsubscribe(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Done;

    /// <summary>Changes nothing: mail scanners follow every link.</summary>
    public async Task<bool> IsKnownAsync(string? token, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return token is { Length: 64 } && await db.NoticeChoices.AnyAsync(c => c.Token == token, stop);
    }

    public async Task<Outcome<Done>> HandleAsync(string? token, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (token is not { Length: 64 } || await db.NoticeChoices.SingleOrDefaultAsync(c => c.Token == token, stop) is not { } choice) return Refusal.NotFound;
        choice.Unsubscribe();
        await db.Notices.Where(n => n.ParticipantId == choice.ParticipantId && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Done();
    }
}
