namespace CitizenParticipation.Moderation.Decisions;

public enum DecisionState
{
    InForce = 0,

    /// <summary>Nothing has happened yet: a second moderator has to agree.</summary>
    AwaitsSecond = 1,

    /// <summary>The second moderator has said no.</summary>
    Declined = 2,

    /// <summary>The first has thought better of it.</summary>
    TakenBack = 3,

    /// <summary>Another decision has undone it.</summary>
    Lifted = 4,

    /// <summary>What it was about has changed or gone before anybody agreed.</summary>
    Overtaken = 5,
}
