using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Offers;

/// <summary>What has been offered to a published proposal, as everybody may read it. No contact is read here at all.</summary>
public sealed class BrowseOffers(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="AuthorName">Of a resident; empty where the person has left.</param>
    /// <param name="Organisation">Of a club or business.</param>
    public sealed record Line(Guid Id, OfferAs As, string AuthorName, string Organisation, OfferKind Kind, string Text, long? AmountCents, DateTimeOffset CreatedAt, bool IsAccepted);

    /// <param name="Cents">Promised so far, as far as amounts were named.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, int Hands, int Material, int Money, long Cents)
    {
        public int Total => Hands + Material + Money;
    }

    /// <returns>Null when there is no published proposal with this slug.</returns>
    public async Task<Answer?> HandleAsync(string? slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Where(p => p.Slug == slug).Select(p => new { p.Id, p.State }).SingleOrDefaultAsync(stop);
        if (proposal is not { State: ProposalState.Published }) return null;
        var open = db.Offers.Where(o => o.ProposalId == proposal.Id && o.State == OfferState.Open);
        var sums = await open.GroupBy(o => o.Kind).Select(g => new { g.Key, Count = g.Count(), Cents = g.Sum(o => o.AmountCents) }).ToListAsync(stop);
        var people = db.Participants;
        var lines = await open.OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(OfferLimits.MostListed).Select(o => new Line(
            o.Id, o.As, o.As == OfferAs.Resident ? people.Where(p => p.Id == o.ParticipantId).Select(p => p.DisplayName).Single() : "", o.Organisation, o.Kind, o.Text, o.AmountCents,
            o.CreatedAt, o.AcceptedAt != null)).ToListAsync(stop);
        int Count(OfferKind kind) => sums.SingleOrDefault(s => s.Key == kind)?.Count ?? 0;
        return new Answer(lines, Count(OfferKind.Hands), Count(OfferKind.Material), Count(OfferKind.Money), sums.Sum(s => s.Cents ?? 0));
    }
}
