using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>A person's own notices, newest first.</summary>
public sealed class BrowseNotices(IDbContextFactory<ParticipationDb> databases)
{
    public const int PageSize = 30;

    public sealed record Answer(IReadOnlyList<NoticeLine> Notices, int Page, int Pages, int Unread);

    public async Task<Answer> HandleAsync(Guid participantId, int page = 1, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = db.Notices.Where(n => n.ParticipantId == participantId);
        var pages = Math.Max(1, (await own.CountAsync(stop) + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var some = own.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip((page - 1) * PageSize).Take(PageSize);
        var lines = await db.LinesOf(some).ToListAsync(stop);
        return new Answer([.. lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id)], page, pages, await own.CountAsync(n => n.ReadAt == null, stop));
    }
}
