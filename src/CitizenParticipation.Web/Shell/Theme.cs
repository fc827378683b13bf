namespace CitizenParticipation.Web.Shell;

public enum Theme
{
    /// <summary>As the device says.</summary>
    Device = 0,
    Light = 1,
    Dark = 2,

    /// <summary>Text and lines in the strongest colours; whoever has set that on the device needs no choice here.</summary>
    Contrast = 3,
}
