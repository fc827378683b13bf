using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>The author takes a proposal back and says why. Its supports stay in the database, the page is gone for others.</summary>
public sealed class WithdrawProposal(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record Withdrawn(string Slug);

    public async Task<Outcome<Withdrawn>> HandleAsync(Guid? actor, string slug, string? reason, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (actor is null) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (proposal.RefusesWithdrawal(actor) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var words = checks.Text("Reason", reason, 5, ProposalLimits.LongestReason);
        if (!checks.Clean) return checks;

        proposal.Withdraw(words, clock.GetUtcNow());
        await audit.AppendAsync(db, actor, "proposal.withdrawn", $"proposal:{proposal.Id:N}", words, Change.Of(db, proposal, p => p.State), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        return new Withdrawn(slug);
    }
}
