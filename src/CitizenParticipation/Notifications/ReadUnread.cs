using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>How many notices people have not read.</summary>
public sealed class ReadUnread(IDbContextFactory<ParticipationDb> databases)
{
    public async Task<int> HandleAsync(Guid participantId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Notices.CountAsync(n => n.ParticipantId == participantId && n.ReadAt == null, stop);
    }

    /// <summary>The same for many at once; who has none is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> HandleAsync(IEnumerable<Guid> people, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var unread = new Dictionary<Guid, int>();
        foreach (var some in people.Chunk(500))
        {
            var counts = await db.Notices.Where(n => n.ReadAt == null && EF.Parameter(some).Contains(n.ParticipantId))
                .GroupBy(n => n.ParticipantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
            foreach (var count in counts) unread[count.Key] = count.Count;
        }

        return unread;
    }
}
