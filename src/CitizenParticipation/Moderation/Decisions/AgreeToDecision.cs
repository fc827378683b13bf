using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>A second moderator agrees to a decision that waits, and it is carried out; or says no and why. The first can take it back in the same way.</summary>
public sealed class AgreeToDecision(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadRulebook rules, CarryOut carryOut, CarryOutBlock carryOutBlock, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Words">Why not, to the first moderator; not asked for with a yes, nor from who takes it back.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(bool Agree, string? Words = null, bool Rehearse = false);

    public sealed record Answered(DecisionState State, string Slug);

    public async Task<Outcome<Answered>> HandleAsync(Guid? actor, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } decision) return Refusal.NotFound;
        if (await Contribution.FindAsync(db, decision.Kind, decision.SubjectId, decision.Number, stop) is not { } about) return Refusal.NotFound;
        if (decision.RefusesSecond(moderator, about, input.Agree) is { } refusal) return refusal;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Second, id), actor, clock.GetUtcNow(), stop) is { } other) return other;

        var checks = new FieldChecks();
        var words = checks.Text(nameof(input.Words), input.Words, input.Agree || actor == decision.ById ? 0 : DecisionLimits.ShortestWords, DecisionLimits.LongestWords);
        if (!checks.Clean) return checks;
        if (input.Rehearse) return new Answered(decision.State, about.Proposal.Slug);
        var now = clock.GetUtcNow();
        if (!input.Agree)
        {
            decision.Decline(actor!.Value, words, now);
            return await EndAsync(db, about, decision, actor, decision.State == DecisionState.TakenBack ? "decision.taken-back" : "decision.declined", words, stop);
        }

        if (decision.Verdict is DecisionVerdict.Blocked or DecisionVerdict.Unblocked)
        {
            decision.Agree(actor!.Value, now);
            await audit.AppendAsync(db, actor, "decision.confirmed", $"decision:{id:N}", "", Change.Of(db, decision, d => d.State), stop);
            await carryOutBlock.CommitAsync(db, about, decision, stop);
            return new Answered(decision.State, about.Proposal.Slug);
        }

        // Asked again of the thing itself, as if the first decided now: it may have been withdrawn, deleted or decided meanwhile.
        if ((decision.Verdict == DecisionVerdict.Hidden ? about.RefusesHiding(moderator) : about.RefusesRestoring(moderator)) is not null)
        {
            decision.Overtake(now);
            return await EndAsync(db, about, decision, actor, "decision.overtaken", "", stop);
        }

        decision.Agree(actor!.Value, now);
        await audit.AppendAsync(db, actor, "decision.confirmed", $"decision:{id:N}", "", Change.Of(db, decision, d => d.State), stop);
        var reasons = new DecisionReasons(await rules.RuleAsync(decision.Rule, stop), decision.Words, decision.Passage, decision.Cause, decision.Hints);
        await carryOut.CommitAsync(db, about, decision, reasons, stop);
        return new Answered(decision.State, about.Proposal.Slug);
    }

    private async Task<Outcome<Answered>> EndAsync(ParticipationDb db, Contribution about, Decision decision, Guid? actor, string deed, string words, CancellationToken stop)
    {
        await audit.AppendAsync(db, actor, deed, $"decision:{decision.Id:N}", words, Change.Of(db, decision, d => d.State), stop);
        await db.SaveChangesAsync(stop);
        await db.Database.CurrentTransaction!.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return decision.State == DecisionState.Overtaken ? Refusal.DecidedMeanwhile : new Answered(decision.State, about.Proposal.Slug);
    }
}
