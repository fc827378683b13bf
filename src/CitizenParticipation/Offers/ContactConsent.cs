namespace CitizenParticipation.Offers;

/// <summary>Who may read how somebody can be reached. Two separate consents, each given by its own tick.</summary>
[Flags]
public enum ContactConsent
{
    None = 0,

    /// <summary>Whoever has made the proposal.</summary>
    Author = 1,

    /// <summary>Administrators, and moderators whose grants cover the proposal.</summary>
    Administration = 2,
}
