namespace CitizenParticipation.Moderation.Decisions;

/// <summary>What was decided.</summary>
public enum DecisionVerdict
{
    Published = 0,

    /// <summary>Sent back to be mended.</summary>
    Returned = 1,

    /// <summary>Never to be published.</summary>
    Refused = 2,

    /// <summary>Taken out of sight.</summary>
    Hidden = 3,

    /// <summary>Shown again.</summary>
    Restored = 4,

    /// <summary>Its author cannot write for a time.</summary>
    Blocked = 5,

    /// <summary>Its author can write again before that.</summary>
    Unblocked = 6,
}
