using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>Whoever holds an invitation and accepts it is a co-author. The link is used up then.</summary>
public sealed class AcceptInvitation(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Joined(string Slug);

    public async Task<Outcome<Joined>> HandleAsync(Guid? actor, string? code, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var own = await rights.HandleAsync(db, actor, stop);
        if (own.Participant is not { } person) return Refusal.SignInRequired;
        var (hash, now) = (Invitation.HashOf(code), clock.GetUtcNow());
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Hash == hash && i.ExpiresAt > now, stop);
        if (invitation is null) return Refusal.LinkExpired;
        if (!person.EmailConfirmed) return Refusal.EmailNotConfirmed;
        var proposal = await db.Proposals.Whole.SingleAsync(p => p.Id == invitation.ProposalId, stop);
        if (proposal.RefusesJoining(person.Id) is { } refusal) return refusal;
        if (own.RefusesWriting(proposal.ProcessId, now) is { } blocked) return blocked;

        proposal.Join(person.Id, now);
        db.Remove(invitation);
        await audit.AppendAsync(db, actor, "coauthor.accepted", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Joined(proposal.Slug);
    }
}
