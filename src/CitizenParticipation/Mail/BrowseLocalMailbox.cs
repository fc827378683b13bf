using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Mail;

/// <summary>The newest mails as the local mailbox of a development machine shows them.</summary>
public sealed class BrowseLocalMailbox(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Letter(Guid Id, string To, string Subject, string Body, DateTimeOffset CreatedAt);

    public async Task<IReadOnlyList<Letter>> HandleAsync(string? to = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<OutgoingMail>()
            .Where(m => to == null || m.To == to)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(100)
            .Select(m => new Letter(m.Id, m.To, m.Subject, m.Body, m.CreatedAt)).ToListAsync(stop);
    }
}
