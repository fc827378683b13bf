using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>
/// A moderator wants the author of a contribution not to write for a time, or wants to end that before its time. Both wait for a second person in any case. Nothing else
/// of what the author has written is touched.
/// </summary>
public sealed class BlockAuthor(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadRulebook rules, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Days">How long, from 1 to <see cref="Block.MostDays"/>; not asked for to end it.</param>
    /// <param name="Everywhere">In all processes; only for moderators of everything.</param>
    /// <param name="End">True to end the block that was decided about this contribution.</param>
    public sealed record Input(ReasonInput Why, int? Days = null, bool Everywhere = false, bool End = false);

    public sealed record Proposed(Guid Decision, string Slug);

    public async Task<Outcome<Proposed>> HandleAsync(Guid? actor, ContributionKind kind, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (kind is not (ContributionKind.Proposal or ContributionKind.Comment or ContributionKind.Offer) || await Contribution.FindAsync(db, kind, id, 0, stop) is not { } about
            || !moderator.MayModerate(about.Proposal.ProcessId, about.Proposal.DistrictKey)) return Refusal.NotFound;
        if (about.IsBy(actor)) return about.OwnRefusal;
        if (input.Everywhere && !moderator.ModeratesEverything) return Refusal.NotAllowed;
        var verdict = input.End ? DecisionVerdict.Unblocked : DecisionVerdict.Blocked;
        var earlier = await db.Decisions.About(kind, id, 0).Where(d => d.Verdict == DecisionVerdict.Blocked || d.Verdict == DecisionVerdict.Unblocked).ToListAsync(stop);
        if (earlier.Exists(d => d.State == DecisionState.AwaitsSecond)) return Refusal.AwaitsSecond;
        var now = clock.GetUtcNow();
        if (earlier.Exists(d => d.Verdict == DecisionVerdict.Blocked && d.State == DecisionState.InForce && d.BlockUntil > now) != input.End) return Refusal.DecidedMeanwhile;

        var checks = new FieldChecks();
        if (!input.End && input.Days is null) checks.Add(Refusal.Required, nameof(input.Days));
        checks.AddIf(!input.End && input.Days is < 1 or > Block.MostDays, Refusal.BlockTooLong, nameof(input.Days));
        var reasons = input.Why.Check(checks, await rules.HandleAsync(db, stop), DecisionCause.OwnLook, needsRule: !input.End);
        if (!checks.Clean) return checks;

        var decision = input.End ? new Decision(about, verdict, reasons, actor!.Value, awaitsSecond: true, now) : Decision.OfBlock(about, reasons, input.Days!.Value, input.Everywhere, actor!.Value, now);
        db.Add(decision);
        await audit.AppendAsync(db, actor, input.End ? "participant.unblocking-proposed" : "participant.blocking-proposed", $"participant:{decision.AuthorId:N}", $"{reasons.Reference} {reasons.Words}".Trim(), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Proposed(decision.Id, about.Proposal.Slug);
    }
}
