namespace CitizenParticipation.Web.Offers;

/// <summary>Names the resource files of this room.</summary>
public sealed class OfferTexts;
