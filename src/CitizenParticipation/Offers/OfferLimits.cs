namespace CitizenParticipation.Offers;

public static class OfferLimits
{
    public const int ShortestText = 10;
    public const int LongestText = 500;
    public const int ShortestOrganisation = 3;
    public const int LongestOrganisation = 100;
    public const int LongestContact = 200;

    /// <summary>A million euros. More is not promised in a form.</summary>
    public const long MostCents = 100_000_000;

    public const int MostInAMinute = 5;
    public const int MostInAnHour = 20;

    /// <summary>Offers listed below a proposal.</summary>
    public const int MostListed = 100;
}
