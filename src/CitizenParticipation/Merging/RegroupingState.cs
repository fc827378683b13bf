namespace CitizenParticipation.Merging;

public enum RegroupingState
{
    /// <summary>Waits for the consent of all authors.</summary>
    Asked = 0,

    Done = 1,

    /// <summary>One of the authors said no.</summary>
    Declined = 2,

    /// <summary>Taken back by a moderator, or overtaken by what happened to a proposal meanwhile.</summary>
    TakenBack = 3,
}
