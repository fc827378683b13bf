using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>
/// How those who offer help can be reached, for those whom they have named: the author of the proposal, or administrators and the moderators of the
/// proposal. The only place besides a person's own list where a contact leaves the database.
/// </summary>
public sealed class ReadContacts(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Contact">Empty where none was given, or not to this reader.</param>
    public sealed record Line(Guid Id, OfferAs As, string Name, OfferKind Kind, string Text, long? AmountCents, string Contact, OfferState State, bool IsAccepted, bool IsOwn);

    /// <param name="IsAuthor">The reader has made the proposal.</param>
    /// <param name="MayModerate">The reader moderates the proposal.</param>
    /// <param name="IsAdministrator">The reader is an administrator.</param>
    public sealed record Answer(string Slug, string Title, IReadOnlyList<Line> Lines, bool IsAuthor, bool MayModerate, bool IsAdministrator);

    /// <returns>Null for everybody who is neither the author nor of the administration.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, string? slug, CancellationToken stop = default)
    {
        if (reader is null) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return null;
        var person = await rights.HandleAsync(db, reader, stop);
        var mayModerate = proposal.State != ProposalState.Draft && person.MayModerate(proposal.ProcessId, proposal.DistrictKey);
        var isAuthor = person.SignedIn && person.Id == proposal.AuthorId;
        if (!isAuthor && !mayModerate && !person.IsAdministrator) return null;

        var offers = await db.Offers.AsNoTracking().Where(o => o.ProposalId == proposal.Id && o.State != OfferState.TakenBack).OrderBy(o => o.CreatedAt).ToListAsync(stop);
        // Why something was hidden is between moderation and the one who offers.
        if (!mayModerate) offers.RemoveAll(o => o.State == OfferState.Hidden);
        var ids = offers.Select(o => o.ParticipantId).Distinct().ToList();
        var names = await db.Participants.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new Answer(proposal.Slug, proposal.Title, [.. offers.Select(o => new Line(
            o.Id, o.As, o.As == OfferAs.Resident ? names[o.ParticipantId] : o.Organisation, o.Kind, o.Text, o.AmountCents,
            o.ShowsContactTo(person, proposal.AuthorId, mayModerate) ? o.Contact : "", o.State, o.AcceptedAt is not null, o.ParticipantId == person.Id))], isAuthor, mayModerate, person.IsAdministrator);
    }
}
