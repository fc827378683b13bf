using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>Whoever leaves takes everything they have offered along, and how they could be reached.</summary>
public static class OffersOfLeavers
{
    /// <summary>Inside the transaction of the caller, who saves.</summary>
    public static async Task TakeBackAsync(ParticipationDb db, Guid participant, CancellationToken stop)
    {
        foreach (var offer in await db.Offers.Where(o => o.ParticipantId == participant && o.State != OfferState.TakenBack).ToListAsync(stop)) offer.TakeBack();
    }
}
