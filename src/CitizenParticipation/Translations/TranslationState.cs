namespace CitizenParticipation.Translations;

public enum TranslationState
{
    None = 0,

    /// <summary>Written, and not shown to readers.</summary>
    Draft = 1,

    /// <summary>Found right by a second person.</summary>
    Checked = 2,
}
