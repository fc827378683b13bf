using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Appeals;

/// <summary>
/// A moderator who had no part in a decision looks at it anew, because the author has appealed: it stands, or what it did is undone. What was hidden comes back with all
/// its supports and comments; what was sent back or refused is published.
/// </summary>
public sealed class AnswerAppeal(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AppealMails mails, CarryOut carryOut, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Grant">Null when nothing was chosen.</param>
    /// <param name="Words">Why, to the author.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(bool? Grant, string? Words, bool Rehearse = false);

    public sealed record Answered(AppealState State, string Slug);

    public async Task<Outcome<Answered>> HandleAsync(Guid? actor, Guid decisionId, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await db.Appeals.SingleOrDefaultAsync(a => a.DecisionId == decisionId, stop) is not { } appeal) return Refusal.NotFound;
        var decision = await db.Decisions.SingleAsync(d => d.Id == decisionId, stop);
        if (await Contribution.FindAsync(db, decision.Kind, decision.SubjectId, decision.Number, stop) is not { } about) return Refusal.NotFound;
        if (appeal.RefusesAnswer(moderator, decision, about) is { } refusal) return refusal;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Appeal, decisionId), actor, clock.GetUtcNow(), stop) is { } other) return other;

        var checks = new FieldChecks();
        checks.AddIf(input.Grant is null, Refusal.Required, nameof(input.Grant));
        var words = checks.Text(nameof(input.Words), input.Words, DecisionLimits.ShortestWords, DecisionLimits.LongestWords);
        if (!checks.Clean) return checks;
        if (input.Rehearse) return new Answered(appeal.State, about.Proposal.Slug);

        var now = clock.GetUtcNow();
        var grant = input.Grant == true;
        appeal.Answer(grant, actor!.Value, words, now);
        if (await db.Participants.AsNoTracking().SingleAsync(p => p.Id == appeal.ById, stop) is { HasLeft: false } author) db.Add(mails.Answer(appeal, author));
        await audit.AppendAsync(db, actor, grant ? "appeal.granted" : "appeal.upheld", $"decision:{decisionId:N}", words, Change.Of(db, appeal, a => a.State), stop);
        if (grant) await UndoAsync(db, about, decision, moderator, new DecisionReasons(null, words, "", DecisionCause.Appeal, 0), now, stop);
        else await CommitAsync(db, stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(decision.AuthorId), 1));
        return new Answered(appeal.State, about.Proposal.Slug);
    }

    private async Task UndoAsync(ParticipationDb db, Contribution about, Decision decision, Rights moderator, DecisionReasons reasons, DateTimeOffset now, CancellationToken stop)
    {
        decision.Lift();
        if (decision.Verdict == DecisionVerdict.Blocked)
        {
            foreach (var block in await db.Blocks.Where(b => b.DecisionId == decision.Id && b.LiftedAt == null).ToListAsync(stop)) block.Lift(now);
            await audit.AppendAsync(db, moderator.Id, "participant.unblocked", $"participant:{decision.AuthorId:N}", reasons.Words, stop);
            await CommitAsync(db, stop);
            return;
        }

        if (decision.Verdict == DecisionVerdict.Hidden && about.RefusesRestoring(moderator) is null)
        {
            var back = new Decision(about, DecisionVerdict.Restored, reasons, moderator.Id!.Value, awaitsSecond: false, now);
            db.Add(back);
            await carryOut.CommitAsync(db, about, back, reasons, stop);
            return;
        }

        // Handed in anew, withdrawn, shown again or out of date meanwhile: then being right is all that is left to be said.
        var proposal = about.Proposal;
        if (decision.Kind == ContributionKind.Proposal && proposal.State is (ProposalState.Returned or ProposalState.Refused))
        {
            proposal.PublishAfterAll(moderator.Id, now);
            await EnterAsync("proposal.published", "");
        }
        else if (decision.Kind == ContributionKind.Change && proposal.CanReopen(decision.Number) && await ProcessAsync(db, proposal, stop) is { } process
            && process.RefusesChange(proposal.Versions.Single(v => v.Number == decision.Number).MeaningChanged, now) is null)
        {
            proposal.Reopen(decision.Number);
            var change = proposal.PublishChange(meaningChanged: false, now);
            await EnterAsync(change.MeaningChanged ? "proposal.meaning-changed" : "proposal.changed", $"version {change.Number}");
        }

        await CommitAsync(db, stop);

        async Task EnterAsync(string deed, string why)
        {
            db.Add(new Decision(about, DecisionVerdict.Published, reasons, moderator.Id!.Value, awaitsSecond: false, now));
            await audit.AppendAsync(db, moderator.Id, deed, about.Subject, why, about.ChangeOfState(db), stop);
        }
    }

    private static Task<Process> ProcessAsync(ParticipationDb db, Proposal proposal, CancellationToken stop) => db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);

    private static async Task CommitAsync(ParticipationDb db, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await db.Database.CurrentTransaction!.CommitAsync(stop);
    }
}
