namespace CitizenParticipation.Merging;

public enum RegroupingKind
{
    /// <summary>One proposal goes on in another one.</summary>
    Merge = 0,

    /// <summary>One proposal becomes two.</summary>
    Split = 1,
}
