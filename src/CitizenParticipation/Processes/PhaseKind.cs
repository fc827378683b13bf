namespace CitizenParticipation.Processes;

/// <summary>What a phase is for. What is possible follows from the kind and the clock, never from a switch.</summary>
public enum PhaseKind
{
    Inform = 0,
    Propose = 1,
    Support = 2,
    Valuate = 3,
    Vote = 4,
    Decide = 5,
    Implement = 6,
}
