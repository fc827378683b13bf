using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals.Authors;

/// <summary>The author makes a link with which one person can join.</summary>
public sealed class InviteCoAuthor(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Code">Stands in the link; it cannot be read again later.</param>
    public sealed record Invited(string Code, DateTimeOffset ExpiresAt);

    public async Task<Outcome<Invited>> HandleAsync(Guid? actor, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (actor is null) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (proposal.RefusesCoAuthors(actor) is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        await db.Set<Invitation>().Where(i => i.ProposalId == proposal.Id && i.ExpiresAt <= now).ExecuteDeleteAsync(stop);
        if (await db.Set<Invitation>().CountAsync(i => i.ProposalId == proposal.Id, stop) >= CoAuthorLimits.MostInvitations) return Refusal.TooManyInvitations;
        var (row, code) = Invitation.For(proposal.Id, now);
        db.Add(row);
        await audit.AppendAsync(db, actor, "coauthor.invited", $"proposal:{proposal.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Invited(code, row.ExpiresAt);
    }
}
