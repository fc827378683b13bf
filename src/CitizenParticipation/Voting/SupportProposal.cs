using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>A person supports a published proposal, or takes the support back. Everything is judged where it is written.</summary>
public sealed class SupportProposal(IDbContextFactory<ParticipationDb> databases, VoteWriter writer)
{
    public sealed record Supported(bool Changed, int Total);

    /// <param name="withdraw">True to take a support back.</param>
    public async Task<Outcome<Supported>> HandleAsync(Guid? actor, string slug, bool withdraw = false, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // An unpublished proposal answers like one that does not exist: the answer must not give its existence away.
        var id = await db.Proposals.Published.Where(p => p.Slug == slug).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
        if (id is not { } proposal) return Refusal.NotFound;
        if (actor is not { } person) return Refusal.SignInRequired;
        var answer = await writer.CastAsync(new Vote(proposal, person, withdraw));
        if (answer.Refusal is { } refusal) return refusal == Refusal.ProposalNotPublished ? Refusal.NotFound : refusal;
        return new Supported(answer.Changed, answer.Total);
    }
}
