using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Merging;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>
/// A moderator decides: publish, return for revision, refuse, hide what is public, or show again what was hidden. State, audit entry and the mail to the author are one
/// transaction. Of two who decide at once, the second hears that it is decided.
/// </summary>
public sealed class DecideProposal(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, DecisionMails mails, ReadTotals totals, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public enum Verdict
    {
        Publish = 0,
        Return = 1,
        Refuse = 2,
        Hide = 3,
        Restore = 4,
    }

    /// <param name="Reason">A key of <see cref="DecisionReason"/>; needed for whatever takes something from the author.</param>
    /// <param name="Words">The moderator's own words to the author; needed with a reason.</param>
    /// <param name="Revision">What the moderator has read; another one in the database means that a different text would be decided.</param>
    public sealed record Input(Verdict Verdict, string? Reason = null, string? Words = null, int? Revision = null);

    public sealed record Decided(string Slug, ProposalState State);

    public async Task<Outcome<Decided>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        if (Refuses(proposal, moderator, input.Verdict) is { } refusal) return refusal;
        if (input.Revision is { } read && read != proposal.Revision) return Refusal.DecidedMeanwhile;

        var checks = new FieldChecks();
        checks.AddIf(!Enum.IsDefined(input.Verdict), Refusal.Required, nameof(input.Verdict));
        var words = input.Verdict == Verdict.Publish ? "" : checks.Text(nameof(input.Words), input.Words, 10, 1000);
        var needsReason = input.Verdict is not (Verdict.Publish or Verdict.Restore);
        var reason = needsReason ? checks.Reason(input.Reason) : "";
        if (!checks.Clean) return checks;

        var now = clock.GetUtcNow();
        if (input.Verdict == Verdict.Publish) proposal.Publish(actor, now);
        else if (input.Verdict == Verdict.Restore) proposal.Restore(actor, words, await WasMergedAsync(db, proposal.Id, stop), now);
        else proposal.Reject(StateAfter(input.Verdict), actor, reason, words, now);
        var done = input.Verdict == Verdict.Restore ? "Restored" : proposal.State.ToString();
        if (await mails.ForAsync(db, proposal, done, reason, words, stop) is { } mail) db.Add(mail);
        await audit.AppendAsync(db, actor, "proposal." + done.ToLowerInvariant(), $"proposal:{proposal.Id:N}", $"{reason} {words}".Trim(), Change.Of(db, proposal, p => p.State), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.DecidedMeanwhile;
        }

        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        pulse.Publish(new Beat(Topics.Participant(proposal.AuthorId), 1));
        if (input.Verdict == Verdict.Restore) await TellTotalAsync(slug, stop);
        return new Decided(slug, proposal.State);
    }

    private static Task<bool> WasMergedAsync(ParticipationDb db, Guid proposal, CancellationToken stop) => db.Regroupings.MergeOf(proposal).AnyAsync(stop);

    /// <summary>Open pages may still show the number from before it was hidden.</summary>
    private async Task TellTotalAsync(string slug, CancellationToken stop)
    {
        foreach (var beat in await totals.HandleAsync([Topics.Proposal(slug)], stop)) pulse.Publish(beat);
    }

    private static Refusal? Refuses(Proposal proposal, Rights moderator, Verdict verdict) => verdict switch
    {
        Verdict.Hide => proposal.RefusesHiding(moderator),
        Verdict.Restore => proposal.RefusesRestoring(moderator),
        _ => proposal.RefusesReview(moderator),
    };

    private static ProposalState StateAfter(Verdict verdict) => verdict switch
    {
        Verdict.Return => ProposalState.Returned,
        Verdict.Refuse => ProposalState.Refused,
        _ => ProposalState.Hidden,
    };
}
