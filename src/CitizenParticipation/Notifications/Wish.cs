namespace CitizenParticipation.Notifications;

/// <summary>What a person has said about one topic.</summary>
public enum Wish
{
    Follow = 1,

    /// <summary>Not this one, also where the person supports it or has written it.</summary>
    Mute = 2,
}
