using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>The author says yes or no to somebody who has asked to write along.</summary>
public sealed class AnswerCoAuthor(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Answered(string Slug, bool Accepted);

    public async Task<Outcome<Answered>> HandleAsync(Guid? actor, string slug, Guid person, bool accept, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (actor is null) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || actor != proposal.AuthorId) return Refusal.NotFound;
        if (proposal.CoAuthors.SingleOrDefault(c => c.ParticipantId == person && c.State == CoAuthorState.Asked) is not { } request) return Refusal.DecidedMeanwhile;
        if (accept && (proposal.RefusesCoAuthors(actor) ?? proposal.RefusesJoining(person)) is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        if (accept) proposal.Join(person, now);
        else request.Enter(CoAuthorState.Declined, now);
        await audit.AppendAsync(db, actor, accept ? "coauthor.accepted" : "coauthor.declined", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Participant(person), 1));
        return new Answered(slug, accept);
    }
}
