using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>
/// A moderator decides: publish, return for revision, refuse, hide what is public, or show again what was hidden. State, audit entry and the mail to the author are one
/// transaction. Of two who decide at once, the second hears that it is decided.
/// </summary>
public sealed class DecideProposal(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadRulebook rules, StatementMails mails, HideContribution hide, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public enum Verdict
    {
        Publish = 0,
        Return = 1,
        Refuse = 2,
        Hide = 3,
        Restore = 4,
    }

    /// <param name="Reason">Key of a rule; needed for whatever takes something from the author.</param>
    /// <param name="Words">The moderator's own words to the author; needed with a rule, and to show something again.</param>
    /// <param name="Revision">What the moderator has read; another one in the database means that a different text would be decided.</param>
    /// <param name="Passage">Which part it is about, as a quote; may be left out.</param>
    /// <param name="Cause">What led to it; worked out when left out.</param>
    /// <param name="Hints">How many hints were shown beside the case.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(Verdict Verdict, string? Reason = null, string? Words = null, int? Revision = null, string? Passage = null, DecisionCause? Cause = null, int Hints = 0, bool Rehearse = false);

    /// <param name="AwaitsSecond">Nothing has happened yet: a second moderator has to agree.</param>
    /// <param name="Decision">The one that waits.</param>
    public sealed record Decided(string Slug, ProposalState State, bool AwaitsSecond = false, Guid? Decision = null);

    public async Task<Outcome<Decided>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        if (input.Verdict is Verdict.Hide or Verdict.Restore) return await HideAsync(actor, slug, input, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        if (proposal.RefusesReview(moderator) is { } refusal) return refusal;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Proposal, proposal.Id), actor, clock.GetUtcNow(), stop) is { } other) return other;
        if (input.Revision is { } read && read != proposal.Revision) return Refusal.DecidedMeanwhile;

        var checks = new FieldChecks();
        checks.AddIf(!Enum.IsDefined(input.Verdict), Refusal.Required, nameof(input.Verdict));
        var publish = input.Verdict == Verdict.Publish;
        var reasons = publish ? DecisionReasons.None with { Hints = input.Hints } : Why(input).Check(checks, await rules.HandleAsync(db, stop), DecisionCause.Review, needsRule: true);
        if (!checks.Clean) return checks;
        if (input.Rehearse) return new Decided(slug, proposal.State);

        var now = clock.GetUtcNow();
        var about = new Contribution(ContributionKind.Proposal, proposal.Id, 0, proposal);
        var decision = new Decision(about, (DecisionVerdict)(int)input.Verdict, reasons, actor!.Value, awaitsSecond: false, now);
        if (publish) proposal.Publish(actor, now);
        else proposal.Reject(StateAfter(input.Verdict), actor, reasons.Reference, reasons.Words, now);
        db.Add(decision);
        await mails.AddAsync(db, about, decision, stop);
        await audit.AppendAsync(db, actor, "proposal." + proposal.State.ToString().ToLowerInvariant(), about.Subject, $"{reasons.Reference} {reasons.Words}".Trim(), Change.Of(db, proposal, p => p.State), stop);
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
        return new Decided(slug, proposal.State);
    }

    private async Task<Outcome<Decided>> HideAsync(Guid? actor, string slug, Input input, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var id = await db.Proposals.Where(p => p.Slug == slug).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop);
        var outcome = await hide.HandleAsync(actor, ContributionKind.Proposal, id ?? Guid.Empty, 0, new(Why(input), input.Verdict == Verdict.Restore, input.Revision, input.Rehearse), stop);
        if (outcome.Value is not { } done) return outcome.As<Decided>();
        return new Decided(slug, await db.Proposals.Where(p => p.Slug == slug).Select(p => p.State).SingleAsync(stop), done.AwaitsSecond, done.AwaitsSecond ? done.Decision : null);
    }

    private static ReasonInput Why(Input input) => new(input.Reason, input.Words, input.Passage, input.Cause, input.Hints);

    private static ProposalState StateAfter(Verdict verdict) => verdict == Verdict.Return ? ProposalState.Returned : ProposalState.Refused;
}
