using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>
/// A moderator publishes the waiting change of a public proposal, or sends it back with a reason. Whether its meaning has changed is said by the author and by the
/// moderator; one of them is enough for the supporters to be told.
/// </summary>
public sealed class DecideChange(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadRulebook rules, StatementMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Publish">False to send it back; then <paramref name="Reason"/> and <paramref name="Words"/> are needed.</param>
    /// <param name="MeaningChanged">The moderator's own word.</param>
    /// <param name="Reason">Key of a rule.</param>
    /// <param name="Words">To the author; not public.</param>
    /// <param name="Revision">What the moderator has read; another one in the database means that a different text would be decided.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(bool Publish, bool MeaningChanged = false, string? Reason = null, string? Words = null, int? Revision = null, string? Passage = null, DecisionCause? Cause = null, int Hints = 0, bool Rehearse = false);

    public sealed record Decided(string Slug, bool Published, bool MeaningChanged);

    public async Task<Outcome<Decided>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        if (proposal.RefusesChangeReview(moderator) is { } refusal) return refusal;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Change, proposal.Id), actor, clock.GetUtcNow(), stop) is { } other) return other;
        if (input.Revision is { } read && read != proposal.Revision) return Refusal.DecidedMeanwhile;
        var change = proposal.WaitingChange!;
        var meaningChanged = input.MeaningChanged || change.AuthorSaysMeaningChanged;
        var now = clock.GetUtcNow();
        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        if (input.Publish && process.RefusesChange(meaningChanged, now) is { } late) return late;

        var checks = new FieldChecks();
        var reasons = input.Publish ? DecisionReasons.None with { Hints = input.Hints }
            : new ReasonInput(input.Reason, input.Words, input.Passage, input.Cause, input.Hints).Check(checks, await rules.HandleAsync(db, stop), DecisionCause.Review, needsRule: true);
        if (!checks.Clean) return checks;
        if (input.Rehearse) return new Decided(slug, input.Publish, meaningChanged);

        var about = new Contribution(ContributionKind.Change, proposal.Id, change.Number, proposal);
        var decision = new Decision(about, input.Publish ? DecisionVerdict.Published : DecisionVerdict.Returned, reasons, actor!.Value, awaitsSecond: false, now);
        if (input.Publish) proposal.PublishChange(input.MeaningChanged, now);
        else proposal.DropChange(VersionState.Returned, reasons.Reference, reasons.Words);
        var done = !input.Publish ? "change-returned" : meaningChanged ? "meaning-changed" : "changed";
        db.Add(decision);
        await mails.AddAsync(db, about, decision, stop);
        await audit.AppendAsync(db, actor, "proposal." + done, about.Subject, input.Publish ? $"version {change.Number}" : $"{reasons.Reference} {reasons.Words}", Change.Of(db, change, v => v.State).Named($"version {change.Number}"), stop);
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
        return new Decided(slug, input.Publish, meaningChanged);
    }
}
