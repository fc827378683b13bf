namespace CitizenParticipation.Web.Moderation;

/// <summary>What a moderator has typed about one case and not sent yet, with what was wrong with it when they tried.</summary>
public sealed class DecisionDraft
{
    public string? Reason { get; set; }

    public string? Words { get; set; }

    /// <summary>The moderator's mark on a change of a public text.</summary>
    public bool MeaningChanged { get; set; }

    public IReadOnlyList<Fault> Faults { get; set; } = [];
}
