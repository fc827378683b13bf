using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>What everybody may know of a proposal that moderators have hidden: when, and by which rule. Nothing of what it said.</summary>
public sealed class ReadRemoved(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="Rule">As the decision has kept it.</param>
    public sealed record Answer(string Rule, DateTimeOffset At);

    /// <returns>Null for every other address.</returns>
    public async Task<Answer?> HandleAsync(string? slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Proposals.Where(p => p.Slug == slug && p.State == ProposalState.Hidden)
            .SelectMany(p => p.History.Where(h => h.State == ProposalState.Hidden)).OrderByDescending(h => h.At).ThenByDescending(h => h.Id)
            .Select(h => new Answer(h.Reason, h.At)).FirstOrDefaultAsync(stop);
    }
}
