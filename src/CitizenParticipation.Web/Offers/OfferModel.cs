using System.Globalization;
using CitizenParticipation.Offers;

namespace CitizenParticipation.Web.Offers;

/// <summary>What a person has typed into the form of an offer, as it came.</summary>
public sealed class OfferModel
{
    public string? As { get; set; }

    public string? Organisation { get; set; }

    public string? Kind { get; set; }

    public string? Text { get; set; }

    public string? Amount { get; set; }

    public string? Contact { get; set; }

    /// <summary>Anything to let the author read the contact.</summary>
    public string? ForAuthor { get; set; }

    /// <summary>Anything to let the administration read it.</summary>
    public string? ForAdministration { get; set; }

    public OfferInput ToInput() => new(
        Enum.TryParse<OfferAs>(As, out var who) ? who : OfferAs.None, Organisation, Enum.TryParse<OfferKind>(Kind, out var kind) ? kind : OfferKind.None, Text, Amount, Contact,
        ForAuthor is { Length: > 0 }, ForAdministration is { Length: > 0 });

    public static OfferModel Of(OfferText text) => new()
    {
        As = text.As.ToString(), Organisation = text.Organisation, Kind = text.Kind.ToString(), Text = text.Text, Contact = text.Contact,
        Amount = text.AmountCents is { } cents ? (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.CurrentCulture) : null,
        ForAuthor = text.Consent.HasFlag(ContactConsent.Author) ? "yes" : null, ForAdministration = text.Consent.HasFlag(ContactConsent.Administration) ? "yes" : null,
    };
}
