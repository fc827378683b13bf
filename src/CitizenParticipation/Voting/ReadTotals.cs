using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>The present totals of watched topics. Topics of proposals that are not published are left out as if they did not exist.</summary>
public sealed class ReadTotals(IDbContextFactory<ParticipationDb> databases)
{
    public async Task<IReadOnlyList<Beat>> HandleAsync(IReadOnlyCollection<string> topics, CancellationToken stop = default)
    {
        var slugs = topics.Where(t => t.StartsWith(Topics.ProposalPrefix, StringComparison.Ordinal)).Select(t => t[Topics.ProposalPrefix.Length..]).ToList();
        if (slugs.Count == 0) return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.Proposals.Published.Where(p => slugs.Contains(p.Slug)).Select(p => new { p.Slug, p.Supports }).ToListAsync(stop);
        return [.. found.Select(p => new Beat(Topics.Proposal(p.Slug), p.Supports))];
    }
}
