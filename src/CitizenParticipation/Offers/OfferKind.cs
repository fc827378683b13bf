namespace CitizenParticipation.Offers;

/// <summary>What is offered.</summary>
public enum OfferKind
{
    None,

    /// <summary>Time and work.</summary>
    Hands,
    Material,

    /// <summary>A promise; nothing is paid on the platform.</summary>
    Money,
}
