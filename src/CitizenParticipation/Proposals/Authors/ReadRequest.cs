using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>Whether a person can ask to write a proposal along, before they have written anything.</summary>
public sealed class ReadRequest(IDbContextFactory<ParticipationDb> databases)
{
    /// <returns>Why not, such as that they have asked already; null when they can.</returns>
    public async Task<Refusal?> HandleAsync(Guid? reader, string slug, CancellationToken stop = default)
    {
        if (reader is not { } person) return Refusal.SignInRequired;
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Published.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        return proposal is null ? Refusal.NotFound : proposal.RefusesRequest(person);
    }
}
