using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>An author takes back a change that nobody has reviewed yet. The public text stays as it is.</summary>
public sealed class DropChange(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, Pulse pulse)
{
    public sealed record Dropped(string Slug);

    public async Task<Outcome<Dropped>> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (actor is null) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !proposal.IsBy(actor)) return Refusal.NotFound;
        if (proposal.WaitingChange is null) return Refusal.DecidedMeanwhile;

        proposal.DropChange(VersionState.Withdrawn);
        await audit.AppendAsync(db, actor, "proposal.change-withdrawn", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Dropped(slug);
    }
}
