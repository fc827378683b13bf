using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The addresses of all published proposals, in the order of their publication, for search engines.</summary>
public sealed class BrowsePublished(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Line(string Slug, DateTimeOffset PublishedAt);

    public async Task<int> CountAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<ProposalCount>().SumAsync(c => c.Count, stop);
    }

    public async Task<IReadOnlyList<Line>> HandleAsync(int skip, int take, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Proposals.AsNoTracking().Published.OrderBy(p => p.PublishedAt).ThenBy(p => p.Id).Skip(skip).Take(take)
            .Select(p => new Line(p.Slug, p.PublishedAt!.Value)).ToListAsync(stop);
    }
}
