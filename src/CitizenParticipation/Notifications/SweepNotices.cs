using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>What was read is kept for three months, what nobody reads for a year.</summary>
public sealed class SweepNotices(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    public static readonly TimeSpan ReadOnesKept = TimeSpan.FromDays(90);
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private const int AtOnce = 5_000;

    /// <returns>How many notices were removed.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (read, old, removed) = (clock.GetUtcNow() - ReadOnesKept, clock.GetUtcNow() - Kept, 0);
        for (var gone = AtOnce; gone == AtOnce; removed += gone)
        {
            // Those still on their way into a mail are not of that age.
            var some = db.Notices.Where(n => (n.At < read && n.ReadAt < read) || n.At < old).OrderBy(n => n.At).Take(AtOnce).Select(n => n.Id);
            gone = await db.Notices.Where(n => some.Contains(n.Id)).ExecuteDeleteAsync(stop);
        }

        return removed;
    }
}
