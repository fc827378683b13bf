namespace CitizenParticipation.Offers;

public enum OfferState
{
    Open,

    /// <summary>By its maker; everything in it is erased.</summary>
    TakenBack,

    /// <summary>By a moderator, with a reason.</summary>
    Hidden,
}
