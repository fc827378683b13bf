using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>How a person wants to be told; the considerate default for who has said nothing.</summary>
public sealed class ReadNoticeChoice(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Answer(MailRhythm Mail, bool TellSupported);

    public async Task<Answer> HandleAsync(Guid participantId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.NoticeChoices.Where(c => c.ParticipantId == participantId).Select(c => new Answer(c.Mail, c.TellSupported)).SingleOrDefaultAsync(stop)
            ?? new Answer(MailRhythm.Daily, TellSupported: true);
    }
}
