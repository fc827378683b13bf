using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Accounts;

/// <summary>Of somebody who has left, the words of a block are kept only as long as it counts.</summary>
public sealed class SweepBlocks(IDbContextFactory<ParticipationDb> databases, TimeProvider clock)
{
    /// <returns>How many were erased.</returns>
    public async Task<int> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (people, now) = (db.Participants, clock.GetUtcNow());
        return await db.Blocks
            .Where(b => b.Words != "" && (b.LiftedAt != null || b.Until <= now) && people.Any(p => p.Id == b.ParticipantId && p.LeftAt != null))
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.Words, ""), stop);
    }
}
