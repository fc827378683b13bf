using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Voting;

/// <summary>A person supports a published proposal, or takes the support back. Everything is judged where it is written.</summary>
public sealed class SupportProposal(IDbContextFactory<ParticipationDb> databases, ReadProposalId ids, VoteWriter writer)
{
    public sealed record Supported(bool Changed, int Total);

    /// <param name="withdraw">True to take a support back.</param>
    public async Task<Outcome<Supported>> HandleAsync(Guid? actor, string slug, bool withdraw = false, CancellationToken stop = default)
    {
        if (actor is not { } person) return await IsPublicAsync(slug, stop) ? Refusal.SignInRequired : Refusal.NotFound;
        if (await ids.HandleAsync(slug, stop) is not { } proposal) return Refusal.NotFound;
        var answer = await writer.CastAsync(new Vote(proposal, person, withdraw));
        // An unpublished proposal answers like one that does not exist: the answer must not give its existence away.
        if (answer.Refusal is { } refusal) return refusal == Refusal.ProposalNotPublished ? Refusal.NotFound : refusal;
        return new Supported(answer.Changed, answer.Total);
    }

    private async Task<bool> IsPublicAsync(string slug, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Proposals.Published.AnyAsync(p => p.Slug == slug, stop);
    }
}
