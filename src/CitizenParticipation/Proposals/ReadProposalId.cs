using System.Collections.Concurrent;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>
/// The id behind the name in an address, for the path that is taken most often. Neither ever changes, so what was found once is
/// kept in memory. It says nothing about who may see the proposal: that is judged anew each time, by whoever uses the id.
/// </summary>
public sealed class ReadProposalId(IDbContextFactory<ParticipationDb> databases)
{
    private readonly ConcurrentDictionary<string, Guid> known = new(StringComparer.Ordinal);

    public async ValueTask<Guid?> HandleAsync(string slug, CancellationToken stop = default)
    {
        if (known.TryGetValue(slug, out var kept)) return kept;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Proposals.Where(p => p.Slug == slug).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
        // Names that do not exist are not kept: anybody can make up any number of them.
        return found is { } id ? known.GetOrAdd(slug, id) : null;
    }
}
