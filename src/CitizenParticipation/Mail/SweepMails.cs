using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Mail;

/// <summary>Mails that have gone out or were given up hold addresses and texts that nobody needs any more after a month.</summary>
public sealed class SweepMails(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int AtOnce = 2_000;

    /// <returns>How many were removed.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (before, removed) = (clock.GetUtcNow() - Kept, 0);
        for (var gone = AtOnce; gone == AtOnce; removed += gone)
        {
            var some = db.Set<OutgoingMail>().Where(m => m.State != MailState.Waiting && m.CreatedAt < before).OrderBy(m => m.Id).Take(AtOnce).Select(m => m.Id);
            gone = await db.Set<OutgoingMail>().Where(m => some.Contains(m.Id)).ExecuteDeleteAsync(stop);
        }

        return removed;
    }
}
