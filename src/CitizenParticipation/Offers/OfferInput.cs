using System.Globalization;
using CitizenParticipation.Accounts;

namespace CitizenParticipation.Offers;

/// <summary>What somebody typed into the form of an offer.</summary>
/// <param name="Amount">In euros, as people write it.</param>
/// <param name="Contact">E-mail address or telephone number.</param>
public sealed record OfferInput(
    OfferAs As, string? Organisation, OfferKind Kind, string? Text, string? Amount = null, string? Contact = null, bool ForAuthor = false, bool ForAdministration = false)
{
    private const int FewestDigits = 5;

    /// <param name="city">The name of the city, which no organisation may imitate.</param>
    /// <param name="checks">Faults go there.</param>
    public OfferText Check(string city, FieldChecks checks)
    {
        checks.AddIf(As == OfferAs.None || !Enum.IsDefined(As), Refusal.Required, nameof(As));
        checks.AddIf(Kind == OfferKind.None || !Enum.IsDefined(Kind), Refusal.Required, nameof(Kind));
        var organisation = As is OfferAs.Club or OfferAs.Business ? NameOf(city, checks) : "";
        var text = checks.Text(nameof(Text), Text, OfferLimits.ShortestText, OfferLimits.LongestText);
        var cents = Kind == OfferKind.Money && !string.IsNullOrWhiteSpace(Amount) ? CentsOf(checks) : null;
        var contact = ContactOf(checks);
        var consent = (ForAuthor ? ContactConsent.Author : 0) | (ForAdministration ? ContactConsent.Administration : 0);
        checks.AddIf(contact.Length == 0 && string.IsNullOrWhiteSpace(Contact) && consent != ContactConsent.None, Refusal.Required, nameof(Contact));
        return new OfferText(As, organisation, Kind, text, cents, contact, consent);
    }

    private string NameOf(string city, FieldChecks checks)
    {
        var before = checks.Faults.Count;
        var name = checks.Line(nameof(Organisation), Organisation, OfferLimits.ShortestOrganisation, OfferLimits.LongestOrganisation);
        checks.AddIf(checks.Faults.Count == before && StaffNames.Imitates(name, city), Refusal.NameLooksOfficial, nameof(Organisation));
        return name;
    }

    private long? CentsOf(FieldChecks checks)
    {
        var cents = Euros.Parse(Amount);
        checks.AddIf(cents is not (> 0 and <= OfferLimits.MostCents), Refusal.NotAnAmount, nameof(Amount), (OfferLimits.MostCents / 100).ToString("N0", CultureInfo.CurrentCulture));
        return cents;
    }

    private string ContactOf(FieldChecks checks)
    {
        var before = checks.Faults.Count;
        var contact = checks.Line(nameof(Contact), Contact, 0, OfferLimits.LongestContact);
        if (checks.Faults.Count > before || contact.Length == 0) return contact;
        if (contact.Contains('@', StringComparison.Ordinal)) return checks.Email(nameof(Contact), contact, required: false);
        checks.AddIf(!contact.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '/' or '(' or ')' or ' ' or '.') || contact.Count(char.IsAsciiDigit) < FewestDigits, Refusal.NotAContact, nameof(Contact));
        return contact;
    }
}
