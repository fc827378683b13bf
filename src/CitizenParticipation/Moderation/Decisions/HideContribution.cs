using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Reports;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>
/// A moderator takes something public out of sight by a rule, or shows it again and says why. What others have supported or answered, and what another moderator has
/// decided, needs a second person: the decision is written down and waits, and nothing changes until somebody agrees (<see cref="AgreeToDecision"/>).
/// </summary>
public sealed class HideContribution(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadRulebook rules, CarryOut carryOut, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Restore">True to show something hidden again; then no rule is needed.</param>
    /// <param name="Revision">Of the proposal, as the moderator has read it; another one in the database means that a different text would be decided.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(ReasonInput Why, bool Restore = false, int? Revision = null, bool Rehearse = false);

    /// <param name="AwaitsSecond">Nothing has happened yet.</param>
    public sealed record Done(Guid Decision, string Slug, bool AwaitsSecond);

    public async Task<Outcome<Done>> HandleAsync(Guid? actor, ContributionKind kind, Guid id, int number, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (kind == ContributionKind.Change || await Contribution.FindAsync(db, kind, id, number, stop) is not { } about || !moderator.MayModerate(about.Proposal.ProcessId, about.Proposal.DistrictKey)) return Refusal.NotFound;
        if ((input.Restore ? about.RefusesRestoring(moderator) : about.RefusesHiding(moderator)) is { } refusal) return refusal;
        if (await RefusesCaseAsync(db, kind, id, actor, stop) is { } other) return other;
        if (input.Revision is { } read && read != about.Proposal.Revision) return Refusal.DecidedMeanwhile;
        var earlier = await db.Decisions.About(kind, id, number).Where(d => (d.State == DecisionState.AwaitsSecond && (d.Verdict == DecisionVerdict.Hidden || d.Verdict == DecisionVerdict.Restored)) || (d.State == DecisionState.InForce && d.Verdict == DecisionVerdict.Hidden) || d.ErasedAt != null)
            .OrderBy(d => d.At).ToListAsync(stop);
        if (earlier.Exists(d => d.State == DecisionState.AwaitsSecond)) return Refusal.AwaitsSecond;
        if (input.Restore && earlier.Exists(d => d.ErasedAt is not null)) return Refusal.OriginalErased;

        var checks = new FieldChecks();
        var reported = await ReportedAsync(db, kind, id, stop);
        var reasons = input.Why.Check(checks, await rules.HandleAsync(db, stop), reported ? DecisionCause.Report : DecisionCause.OwnLook, needsRule: !input.Restore,
            longest: kind == ContributionKind.Proposal ? DecisionLimits.LongestWords : 500);
        if (!checks.Clean) return checks;

        var needsSecond = input.Restore ? earlier.Exists(d => d.ById != actor || d.SecondId is not null) : await about.IsAnsweredAsync(db, stop);
        if (input.Rehearse) return new Done(Guid.Empty, about.Proposal.Slug, needsSecond);
        var decision = new Decision(about, input.Restore ? DecisionVerdict.Restored : DecisionVerdict.Hidden, reasons, actor!.Value, needsSecond, clock.GetUtcNow());
        db.Add(decision);
        try
        {
            if (needsSecond) await WaitAsync(db, about, decision, reasons, stop);
            else await carryOut.CommitAsync(db, about, decision, reasons, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.DecidedMeanwhile;
        }

        return new Done(decision.Id, about.Proposal.Slug, needsSecond);
    }

    private async Task WaitAsync(ParticipationDb db, Contribution about, Decision decision, DecisionReasons reasons, CancellationToken stop)
    {
        var deed = decision.Verdict == DecisionVerdict.Hidden ? "hiding" : "restoring";
        await audit.AppendAsync(db, decision.ById, $"decision.{deed}-proposed", about.Subject, $"{reasons.Reference} {reasons.Words}".Trim(), stop);
        await db.SaveChangesAsync(stop);
        await db.Database.CurrentTransaction!.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
    }

    /// <summary>Somebody may be at work on the proposal itself, or on what was reported about it.</summary>
    private async Task<Fault?> RefusesCaseAsync(ParticipationDb db, ContributionKind kind, Guid id, Guid? moderator, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (kind == ContributionKind.Proposal && await db.RefusesCaseAsync(new CaseKey(CaseKind.Proposal, id), moderator, now, stop) is { } other) return other;
        return kind is ContributionKind.Proposal or ContributionKind.Comment or ContributionKind.Offer ? await db.RefusesCaseAsync(new CaseKey(CaseKind.Report, id, (int)kind), moderator, now, stop) : null;
    }

    private static Task<bool> ReportedAsync(ParticipationDb db, ContributionKind kind, Guid id, CancellationToken stop) =>
        kind is ContributionKind.Proposal or ContributionKind.Comment or ContributionKind.Offer ? db.Reports.Of((ReportedKind)(int)kind, id).StillOpen.AnyAsync(stop) : Task.FromResult(false);
}
