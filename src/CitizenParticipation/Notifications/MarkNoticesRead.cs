using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>A person has read one of their notices, or all up to now. What was read here need not come by mail.</summary>
public sealed class MarkNoticesRead(IDbContextFactory<ParticipationDb> databases, ReadRights rights, Pulse pulse, TimeProvider clock)
{
    /// <param name="Path">Where the one notice leads; null when it leads nowhere, or when all were marked.</param>
    public sealed record Marked(int Count, string? Path);

    /// <param name="id">Null for all.</param>
    public async Task<Outcome<Marked>> HandleAsync(Guid? actor, Guid? id, CancellationToken stop = default)
    {
        if ((await rights.HandleAsync(actor, stop)).Id is not { } person) return Refusal.SignInRequired;
        await using var db = await databases.CreateDbContextAsync(stop);
        var own = db.Notices.Where(n => n.ParticipantId == person && (id == null || n.Id == id));
        var line = id is null ? null : await db.LinesOf(own).SingleOrDefaultAsync(stop);
        if (id is not null && line is null) return Refusal.NotFound;

        var now = (DateTimeOffset?)clock.GetUtcNow();
        var count = await own.Where(n => n.ReadAt == null).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now).SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), stop);
        if (count > 0) pulse.Publish(new Beat(Topics.NoticesMoved, 1));
        return new Marked(count, line?.Path);
    }
}
