using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>
/// A moderator takes one earlier text of a proposal out of its public history, because it holds personal data or an insult; the present text stays. A reason stands in
/// its place for everybody. Or the moderator shows it again and says why.
/// </summary>
public sealed class HideVersion(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Reason">A key of <see cref="DecisionReason"/>; not asked for when it is shown again.</param>
    /// <param name="Words">The moderator's own words; public, like the reason, unless it is shown again.</param>
    /// <param name="Restore">True to show a hidden one again.</param>
    public sealed record Input(string? Reason, string? Words, bool Restore = false);

    public sealed record Hidden(string Slug, int Number);

    /// <param name="number">Counts the public texts from 1, as the history does.</param>
    public async Task<Outcome<Hidden>> HandleAsync(Guid? actor, string slug, int number, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        if (proposal.RefusesHidingVersion(moderator, number, input.Restore) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var reason = input.Restore ? "" : checks.Reason(input.Reason);
        var words = checks.Text(nameof(input.Words), input.Words, 10, 500);
        if (!checks.Clean) return checks;

        if (input.Restore) proposal.RestoreVersion(number);
        else proposal.HideVersion(number, reason, words, clock.GetUtcNow());
        await audit.AppendAsync(db, actor, input.Restore ? "version.restored" : "version.hidden", $"proposal:{proposal.Id:N}", input.Restore ? $"version {number} {words}" : $"version {number} {reason} {words}", new Change(input.Restore ? "Hidden" : "Visible", input.Restore ? "Visible" : "Hidden").Named($"version {number}"), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Hidden(slug, number);
    }
}
