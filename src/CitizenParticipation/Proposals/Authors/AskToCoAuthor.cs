using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>Somebody who has the same idea asks its author to write along, instead of submitting it a second time.</summary>
public sealed class AskToCoAuthor(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Asked(string Slug);

    /// <param name="words">What the person would like to bring in; the author alone reads it.</param>
    public async Task<Outcome<Asked>> HandleAsync(Guid? actor, string slug, string? words, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var own = await rights.HandleAsync(db, actor, stop);
        if (own.Participant is not { } person) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Published.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (!person.EmailConfirmed) return Refusal.EmailNotConfirmed;
        if (proposal.RefusesRequest(person.Id) is { } refusal) return refusal;
        if (own.RefusesWriting(proposal.ProcessId, clock.GetUtcNow()) is { } blocked) return blocked;
        if (await db.Participants.AnyAsync(p => p.Id == proposal.AuthorId && p.LeftAt != null, stop)) return Refusal.AuthorHasLeft;
        if (await db.Set<CoAuthor>().CountAsync(c => c.ParticipantId == person.Id && c.State == CoAuthorState.Asked, stop) >= CoAuthorLimits.MostRequests) return Refusal.SlowDown;

        var checks = new FieldChecks();
        var text = checks.Text("Words", words, CoAuthorLimits.ShortestWords, CoAuthorLimits.LongestWords);
        if (!checks.Clean) return checks;

        proposal.CoAuthors.Add(new CoAuthor(proposal.Id, person.Id, CoAuthorState.Asked, text, clock.GetUtcNow()));
        await audit.AppendAsync(db, actor, "coauthor.asked", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Asked(slug);
    }
}
