using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation;

/// <summary>A moderator takes an offer of help out of sight by a rule, or shows it again and says why.</summary>
public sealed class HideOffer(HideContribution hide)
{
    /// <param name="Reason">Key of a rule; not asked for when it is shown again.</param>
    /// <param name="Words">The moderator's own words.</param>
    /// <param name="Restore">True to show a hidden one again.</param>
    public sealed record Input(string? Reason, string? Words, bool Restore = false, string? Passage = null);

    public Task<Outcome<HideContribution.Done>> HandleAsync(Guid? actor, Guid id, Input input, CancellationToken stop = default) =>
        hide.HandleAsync(actor, ContributionKind.Offer, id, 0, new(new(input.Reason, input.Words, input.Passage), input.Restore), stop);
}
