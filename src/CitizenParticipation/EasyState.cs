namespace CitizenParticipation;

/// <summary>How far a version in easy language (Leichte Sprache, DIN SPEC 33429) has come.</summary>
public enum EasyState
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Written by a machine or by somebody without training; shown with a note that says so.</summary>
    Draft = 1,

    /// <summary>Read and found good by people who need easy language.</summary>
    Checked = 2,
}
