using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>Begins or ends the block that a decision in force is about, tells the person, commits, and tells open desks. What the person has written stays as it is.</summary>
public sealed class CarryOutBlock(StatementMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <summary>Inside the transaction of the caller, which ends here.</summary>
    internal async Task CommitAsync(ParticipationDb db, Contribution about, Decision decision, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var subject = $"participant:{decision.AuthorId:N}";
        if (decision.Verdict == DecisionVerdict.Blocked)
        {
            db.Add(new Block(decision.AuthorId, decision.BlocksEverywhere ? null : decision.ProcessId, now, now.AddDays(decision.BlockDays!.Value), decision.Rule, decision.Words, decision.Id));
            await audit.AppendAsync(db, decision.ById, "participant.blocked", subject, $"{decision.Rule} {decision.Words}", new Change("", $"{decision.BlockDays} days, {(decision.BlocksEverywhere ? "all processes" : $"process {decision.ProcessId:N}")}"), stop);
        }
        else
        {
            await EndAsync(db, about, now, stop);
            await audit.AppendAsync(db, decision.ById, "participant.unblocked", subject, decision.Words, new Change("blocked", ""), stop);
        }

        await mails.AddAsync(db, about, decision, stop);
        await db.SaveChangesAsync(stop);
        await db.Database.CurrentTransaction!.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
    }

    /// <summary>Ends what was decided about this contribution. The caller saves.</summary>
    internal static async Task EndAsync(ParticipationDb db, Contribution about, DateTimeOffset now, CancellationToken stop)
    {
        var decided = await db.Decisions.About(about.Kind, about.Id, about.Number).Where(d => d.Verdict == DecisionVerdict.Blocked && d.State == DecisionState.InForce).ToListAsync(stop);
        var ids = decided.Select(d => (Guid?)d.Id).ToList();
        decided.ForEach(d => d.Lift());
        foreach (var block in await db.Blocks.Where(b => ids.Contains(b.DecisionId)).ToListAsync(stop))
            if (block.RefusesLifting(now) is null) block.Lift(now);
    }
}
