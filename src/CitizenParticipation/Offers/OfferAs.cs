namespace CitizenParticipation.Offers;

/// <summary>In whose name somebody offers help.</summary>
public enum OfferAs
{
    None,
    Resident,
    Club,
    Business,
}
