using CitizenParticipation.Offers;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Offers;

/// <summary>"Hände: 3 · Material: 2 · Geld: 2, zugesagt 1.200 Euro": one line of what there is.</summary>
public static class OfferSums
{
    public static string Of(BrowseOffers.Answer offers, IStringLocalizer<OfferTexts> texts)
    {
        var parts = new List<string>();
        if (offers.Hands > 0) parts.Add(texts["Sum.Hands", offers.Hands]);
        if (offers.Material > 0) parts.Add(texts["Sum.Material", offers.Material]);
        if (offers.Money > 0) parts.Add(offers.Cents > 0 ? texts["Sum.Euros", offers.Money, Money.Euros(offers.Cents)] : texts["Sum.Money", offers.Money]);
        return string.Join(" · ", parts);
    }
}
