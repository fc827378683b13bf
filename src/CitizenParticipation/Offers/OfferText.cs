namespace CitizenParticipation.Offers;

/// <summary>All that somebody writes into an offer, tidied and checked.</summary>
/// <param name="Organisation">Empty for residents.</param>
/// <param name="AmountCents">For money only, and there too it may be left open.</param>
/// <param name="Contact">May be empty.</param>
public sealed record OfferText(OfferAs As, string Organisation, OfferKind Kind, string Text, long? AmountCents, string Contact, ContactConsent Consent);
