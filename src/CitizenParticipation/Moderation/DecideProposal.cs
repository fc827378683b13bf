using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>
/// A moderator decides: publish, return for revision, refuse, or hide what is public. State, audit entry and the mail to the author are one
/// transaction. Of two who decide at once, the second hears that it is decided.
/// </summary>
public sealed class DecideProposal(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, DecisionMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public enum Verdict
    {
        Publish = 0,
        Return = 1,
        Refuse = 2,
        Hide = 3,
    }

    /// <param name="Reason">A key of <see cref="DecisionReason"/>; needed for everything but publishing.</param>
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
        var proposal = await db.Proposals.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;
        if ((input.Verdict == Verdict.Hide ? proposal.RefusesHiding(moderator) : proposal.RefusesReview(moderator)) is { } refusal) return refusal;
        if (input.Revision is { } read && read != proposal.Revision) return Refusal.DecidedMeanwhile;

        var checks = new FieldChecks();
        checks.AddIf(!Enum.IsDefined(input.Verdict), Refusal.Required, nameof(input.Verdict));
        var words = input.Verdict == Verdict.Publish ? "" : checks.Text(nameof(input.Words), input.Words, 10, 1000);
        var reason = input.Verdict == Verdict.Publish ? "" : input.Reason ?? "";
        if (input.Verdict != Verdict.Publish)
        {
            if (reason.Length == 0) checks.Add(Refusal.Required, nameof(input.Reason));
            else checks.AddIf(!DecisionReason.All.Contains(reason), Refusal.UnknownReason, nameof(input.Reason));
        }

        if (!checks.Clean) return checks;

        var now = clock.GetUtcNow();
        if (input.Verdict == Verdict.Publish) proposal.Publish(actor, now);
        else proposal.Reject(StateAfter(input.Verdict), actor, reason, words, now);
        db.Add(await mails.ForAsync(db, proposal, reason, words, stop));
        await audit.AppendAsync(db, actor, "proposal." + proposal.State.ToString().ToLowerInvariant(), $"proposal:{proposal.Id:N}", $"{reason} {words}".Trim(), stop);
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

    private static ProposalState StateAfter(Verdict verdict) => verdict switch
    {
        Verdict.Return => ProposalState.Returned,
        Verdict.Refuse => ProposalState.Refused,
        _ => ProposalState.Hidden,
    };
}
