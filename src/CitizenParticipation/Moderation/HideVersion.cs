using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>
/// A moderator takes one earlier text of a proposal out of its public history, because it holds personal data or an insult; the present text stays. A reason stands in
/// its place for everybody. Or the moderator shows it again and says why.
/// </summary>
public sealed class HideVersion(IDbContextFactory<ParticipationDb> databases, HideContribution hide)
{
    /// <param name="Reason">Key of a rule; not asked for when it is shown again.</param>
    /// <param name="Words">The moderator's own words; public, like the rule, unless it is shown again.</param>
    /// <param name="Restore">True to show a hidden one again.</param>
    public sealed record Input(string? Reason, string? Words, bool Restore = false, string? Passage = null);

    /// <param name="number">Counts the public texts from 1, as the history does.</param>
    public async Task<Outcome<HideContribution.Done>> HandleAsync(Guid? actor, string slug, int number, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var id = await db.Proposals.Where(p => p.Slug == slug).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
        return await hide.HandleAsync(actor, ContributionKind.Version, id ?? Guid.Empty, number, new(new(input.Reason, input.Words, input.Passage), input.Restore), stop);
    }
}
