using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Offers;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>One offer of help, for the moderator who thinks about hiding it. The contact is not needed for that and is not read.</summary>
public sealed class ReadOfferCase(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public sealed record Answer(string Slug, string ProposalTitle, string Name, string Text, bool IsHidden);

    /// <returns>Null for who may not decide on it.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await OfferedProposal.FindAsync(db, id, stop) is not var (offer, proposal) || offer.State == OfferState.TakenBack) return null;
        var moderator = await rights.HandleAsync(db, reader, stop);
        if (!moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey) || moderator.Id == offer.ParticipantId) return null;
        var name = offer.As != OfferAs.Resident ? offer.Organisation : await db.Participants.Where(p => p.Id == offer.ParticipantId).Select(p => p.DisplayName).SingleAsync(stop);
        return new Answer(proposal.Slug, proposal.Title, name, offer.Text, offer.State == OfferState.Hidden);
    }
}
