using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation;

/// <summary>A moderator takes a comment out of sight by a rule; which one, and the moderator's words, stand in its place for everybody.</summary>
public sealed class HideComment(HideContribution hide)
{
    public Task<Outcome<HideContribution.Done>> HandleAsync(Guid? actor, Guid id, ReasonInput why, CancellationToken stop = default) =>
        hide.HandleAsync(actor, ContributionKind.Comment, id, 0, new(why), stop);
}
