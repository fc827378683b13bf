namespace CitizenParticipation.Moderation.Decisions;

/// <summary>What has led to a decision; the author is told (Digital Services Act, Art. 17 (3) b and c).</summary>
public enum DecisionCause
{
    /// <summary>Every proposal is read before it appears.</summary>
    Review = 0,

    /// <summary>An automatic check has pointed at something; a person has decided.</summary>
    Hint = 1,

    /// <summary>Somebody has reported it.</summary>
    Report = 2,

    /// <summary>A moderator has seen it.</summary>
    OwnLook = 3,

    /// <summary>The author has appealed.</summary>
    Appeal = 4,
}
