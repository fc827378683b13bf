using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>An author agrees to a merge or a split, or declines it. With the last consent it happens, in the same transaction; one "no" ends it.</summary>
public sealed class AnswerRegrouping(IDbContextFactory<ParticipationDb> databases, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Words">Why not; for the moderators, may be empty.</param>
    public sealed record Input(bool Agree, string? Words = null);

    /// <param name="State">Of the whole after this answer.</param>
    /// <param name="Target">Slug of the proposal that stays or is new, when it was done.</param>
    public sealed record Answered(RegroupingState State, string? Target);

    public async Task<Outcome<Answered>> HandleAsync(Guid? actor, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (actor is not { } person) return Refusal.SignInRequired;
        var offer = await db.Regroupings.Whole.SingleOrDefaultAsync(r => r.Id == id, stop);
        if (offer is null) return Refusal.NotFound;
        if (offer.RefusesAnswer(person) is { } refusal) return refusal;
        var checks = new FieldChecks();
        var words = checks.Text(nameof(input.Words), input.Words, 0, 500);
        if (!checks.Clean) return checks;

        var now = clock.GetUtcNow();
        var source = await db.Proposals.Whole.SingleAsync(p => p.Id == offer.SourceId, stop);
        Proposal? target = null;
        if (!input.Agree) offer.End(RegroupingState.Declined, words, now);
        else
        {
            offer.Agree(person, now);
            if (offer.AllAgree) target = await HappenAsync(db, offer, source, now, stop);
        }

        await audit.AppendAsync(db, actor, input.Agree ? "regrouping.agreed" : "regrouping.declined", $"proposal:{source.Id:N}", "", stop);
        if (target is not null) await RecordAsync(db, offer, source, target, stop);
        else if (offer.State == RegroupingState.TakenBack) await audit.AppendAsync(db, null, "regrouping.overtaken", $"proposal:{source.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        foreach (var author in offer.Consents) pulse.Publish(new Beat(Topics.Participant(author.ParticipantId), 1));
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Answered(offer.State, target?.Slug);
    }

    /// <returns>The proposal that stays or is new; null when it can no longer happen, because one of them is gone or the time is over.</returns>
    private static async Task<Proposal?> HappenAsync(ParticipationDb db, Regrouping offer, Proposal source, DateTimeOffset now, CancellationToken stop)
    {
        var target = offer.Kind == RegroupingKind.Split ? null : await db.Proposals.Whole.SingleAsync(p => p.Id == offer.TargetId, stop);
        if (!source.IsPublic || target is { IsPublic: false } || await RegroupingRule.RefusesNowAsync(db, source, now, stop) is not null)
        {
            offer.End(RegroupingState.TakenBack, "", now);
            return null;
        }

        if (target is not null) source.MergeInto(target, offer.ModeratorId, now);
        else
        {
            // A change that waits was written for the whole text; the database allows one at a time.
            if (source.WaitingChange is not null)
            {
                source.DropChange(VersionState.Withdrawn);
                await db.SaveChangesAsync(stop);
            }

            target = source.Split(source.Content with { Title = offer.FirstTitle, Text = offer.FirstText }, source.Content with { Title = offer.SecondTitle, Text = offer.SecondText }, offer.Reason, offer.ModeratorId, now);
            db.Add(target);
            // Before the row that names it.
            await db.SaveChangesAsync(stop);
        }

        offer.Finish(target.Id, now);
        return target;
    }

    private async Task RecordAsync(ParticipationDb db, Regrouping offer, Proposal source, Proposal target, CancellationToken stop)
    {
        if (offer.Kind == RegroupingKind.Merge)
        {
            await audit.AppendAsync(db, offer.ModeratorId, "proposal.merged", $"proposal:{source.Id:N}", $"proposal:{target.Id:N} {offer.Reason}", stop);
            return;
        }

        await audit.AppendAsync(db, offer.ModeratorId, "proposal.split", $"proposal:{source.Id:N}", $"proposal:{target.Id:N} {offer.Reason}", stop);
        await audit.AppendAsync(db, offer.ModeratorId, "proposal.published", $"proposal:{target.Id:N}", "", stop);
    }
}
