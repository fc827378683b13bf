using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Processes;

/// <summary>One process by its name in addresses.</summary>
public sealed class ReadProcess(IDbContextFactory<ParticipationDb> databases)
{
    public async Task<Process?> HandleAsync(string? slug, CancellationToken stop = default)
    {
        if (string.IsNullOrEmpty(slug)) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Processes.AsNoTracking().Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
    }
}
