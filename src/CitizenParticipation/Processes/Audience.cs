namespace CitizenParticipation.Processes;

/// <summary>Who may take part in a process.</summary>
public enum Audience
{
    /// <summary>Everybody with a confirmed account: who lives, works, learns or spends time here.</summary>
    Everyone = 0,

    /// <summary>Those whose home district lies in one of the process's districts.</summary>
    Residents = 1,
}
