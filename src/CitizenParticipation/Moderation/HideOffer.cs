using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Offers;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>A moderator takes an offer of help out of sight, with a reason for the one who made it; or shows it again and says why.</summary>
public sealed class HideOffer(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit)
{
    /// <param name="Reason">A key of <see cref="DecisionReason"/>; not asked for when it is shown again.</param>
    /// <param name="Words">The moderator's own words.</param>
    /// <param name="Restore">True to show a hidden one again.</param>
    public sealed record Input(string? Reason, string? Words, bool Restore = false);

    public sealed record Hidden(string Slug, Guid Id);

    public async Task<Outcome<Hidden>> HandleAsync(Guid? actor, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await OfferedProposal.FindAsync(db, id, stop) is not var (offer, proposal)) return Refusal.NotFound;
        var covered = moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey);
        if ((input.Restore ? offer.RefusesRestoring(moderator, covered) : offer.RefusesHiding(moderator, covered)) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var reason = input.Restore ? "" : input.Reason ?? "";
        if (!input.Restore && reason.Length == 0) checks.Add(Refusal.Required, nameof(input.Reason));
        else checks.AddIf(!input.Restore && !DecisionReason.All.Contains(reason), Refusal.UnknownReason, nameof(input.Reason));
        var words = checks.Text(nameof(input.Words), input.Words, 10, 500);
        if (!checks.Clean) return checks;

        if (input.Restore) offer.Restore();
        else offer.Hide(reason, words);
        await audit.AppendAsync(db, actor, input.Restore ? "offer.restored" : "offer.hidden", $"offer:{id:N}", $"{reason} {words}".Trim(), Change.Of(db, offer, o => o.State), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Hidden(proposal.Slug, id);
    }
}
