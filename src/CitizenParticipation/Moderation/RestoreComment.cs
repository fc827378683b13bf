using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation;

/// <summary>A moderator shows a hidden comment again and says why.</summary>
public sealed class RestoreComment(HideContribution hide)
{
    public Task<Outcome<HideContribution.Done>> HandleAsync(Guid? actor, Guid id, string? words, CancellationToken stop = default) =>
        hide.HandleAsync(actor, ContributionKind.Comment, id, 0, new(new(null, words), Restore: true), stop);
}
