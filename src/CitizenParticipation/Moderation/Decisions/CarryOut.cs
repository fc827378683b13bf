using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>Does what a decision says that is in force: hides something or shows it again, writes the trail and the author's mail, commits, and tells open pages.</summary>
public sealed class CarryOut(StatementMails mails, TellDiscussion tell, ReadTotals totals, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <summary>Inside the transaction of the caller, which ends here.</summary>
    internal async Task CommitAsync(ParticipationDb db, Contribution about, Decision decision, DecisionReasons reasons, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (decision.Verdict == DecisionVerdict.Hidden) about.Hide(decision.ById, reasons, now);
        else
        {
            await about.RestoreAsync(db, decision.ById, reasons.Words, now, stop);
            foreach (var hidden in await db.Decisions.About(about.Kind, about.Id, about.Number).Where(d => d.Verdict == DecisionVerdict.Hidden && d.State == DecisionState.InForce).ToListAsync(stop)) hidden.Lift();
        }

        // Who has appealed is told so by the answer.
        if (decision.Cause != DecisionCause.Appeal) await mails.AddAsync(db, about, decision, stop);
        var deed = decision.Verdict == DecisionVerdict.Hidden ? "hidden" : "restored";
        var version = about.Kind == ContributionKind.Version ? $"version {about.Number} " : "";
        await audit.AppendAsync(db, decision.ById, $"{about.Verb}.{deed}", about.Subject, $"{version}{reasons.Reference} {reasons.Words}".Replace("  ", " ", StringComparison.Ordinal).Trim(), about.ChangeOfState(db), stop);
        if (about.Kind == ContributionKind.Comment)
        {
            await tell.CommitAsync(db, about.Proposal.Id, about.Proposal.Slug, stop);
        }
        else
        {
            await db.SaveChangesAsync(stop);
            await db.Database.CurrentTransaction!.CommitAsync(stop);
        }

        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(about.AuthorId), 1));
        // Open pages may still show the number from before it was hidden.
        if (about.Kind != ContributionKind.Proposal || decision.Verdict != DecisionVerdict.Restored) return;
        foreach (var beat in await totals.HandleAsync([Topics.Proposal(about.Proposal.Slug)], stop)) pulse.Publish(beat);
    }
}
