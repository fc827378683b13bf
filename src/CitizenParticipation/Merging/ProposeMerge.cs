using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>A moderator offers the authors of two proposals to let the one go on in the other. Nothing happens before all of them have agreed.</summary>
public sealed class ProposeMerge(IDbContextFactory<ParticipationDb> databases, ReadRights rights, RegroupingMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Target">Slug or address of the proposal that stays.</param>
    /// <param name="Reason">Public once it is done.</param>
    public sealed record Input(string? Target, string? Reason);

    public sealed record Proposed(Guid Id);

    /// <param name="slug">The proposal that would go on in the other one.</param>
    public async Task<Outcome<Proposed>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var source = await db.Proposals.Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (source is null || !moderator.MayModerate(source.ProcessId, source.DistrictKey)) return Refusal.NotFound;
        if (await RegroupingRule.RefusesAsync(db, source, moderator, clock.GetUtcNow(), stop) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var reason = checks.Text(nameof(input.Reason), input.Reason, 10, 500);
        // People copy the address out of the browser.
        var name = checks.Line(nameof(input.Target), input.Target, 1, 500).TrimEnd('/').Split('/')[^1];
        var target = name.Length == 0 ? null : await db.Proposals.Published.Whole.SingleOrDefaultAsync(p => p.Slug == name, stop);
        if (target is null) checks.AddIf(name.Length > 0, Refusal.NoSuchProposal, nameof(input.Target));
        else if (RegroupingRule.RefusesTarget(source, target, moderator) is { } no) checks.Add(no, nameof(input.Target));
        if (!checks.Clean) return checks;
        var asked = await RegroupingRule.AskedAsync(db, source.Authors.Concat(target!.Authors), stop);
        if (asked.Refusal is { } nobody) return nobody;

        var offer = Regrouping.Merge(source.Id, target.Id, moderator.Id!.Value, reason, asked.Value!, clock.GetUtcNow());
        db.Add(offer);
        await mails.AskAsync(db, offer, source, stop);
        await audit.AppendAsync(db, actor, "proposal.merge-proposed", $"proposal:{source.Id:N}", reason, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        foreach (var author in offer.Consents) pulse.Publish(new Beat(Topics.Participant(author.ParticipantId), 1));
        return new Proposed(offer.Id);
    }
}
