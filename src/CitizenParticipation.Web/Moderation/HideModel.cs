using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Web.Moderation;

/// <summary>What a moderator types to hide one thing, or to show it again.</summary>
public sealed class HideModel
{
    public string? Reason { get; set; }
    public string? Passage { get; set; }
    public string? ByHint { get; set; }
    public string? Words { get; set; }

    /// <param name="hints">How many were shown beside it.</param>
    public ReasonInput ToInput(int hints = 0) => new(Reason, Words, Passage, ByHint == "yes" ? DecisionCause.Hint : null, hints);
}
