using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Web.Moderation;

/// <summary>What a moderator has typed about one case and not sent yet, with what was wrong with it when they tried.</summary>
public sealed class DecisionDraft
{
    public string? Reason { get; set; }

    public string? Words { get; set; }

    /// <summary>Which part it is about, as a quote.</summary>
    public string? Passage { get; set; }

    /// <summary>A hint beside the case has led to it.</summary>
    public bool ByHint { get; set; }

    public DecisionCause? Cause => ByHint ? DecisionCause.Hint : null;

    /// <summary>The moderator's mark on a change of a public text.</summary>
    public bool MeaningChanged { get; set; }

    public IReadOnlyList<Fault> Faults { get; set; } = [];
}
