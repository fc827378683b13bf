namespace CitizenParticipation;

/// <summary>What stands where a text was that is erased for good.</summary>
public static class Gone
{
    public const string Text = "[…]";
}
