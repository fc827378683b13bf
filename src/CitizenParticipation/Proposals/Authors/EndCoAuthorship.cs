using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>A co-author leaves, takes a request back, or is asked to leave by the author. What they wrote stays in the text.</summary>
public sealed class EndCoAuthorship(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, Pulse pulse)
{
    public sealed record Ended(string Slug);

    /// <param name="person">The co-author; oneself, or anybody when the author asks.</param>
    public async Task<Outcome<Ended>> HandleAsync(Guid? actor, string slug, Guid person, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (actor is null) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || (actor != proposal.AuthorId && actor != person)) return Refusal.NotFound;
        // A request that was declined stays, so that it cannot be made again.
        if (proposal.CoAuthors.SingleOrDefault(c => c.ParticipantId == person && c.State != CoAuthorState.Declined) is not { } coAuthor) return Refusal.NotFound;

        proposal.CoAuthors.Remove(coAuthor);
        db.Remove(coAuthor);
        await audit.AppendAsync(db, actor, "coauthor.ended", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Participant(actor == person ? proposal.AuthorId : person), 1));
        return new Ended(slug);
    }
}
