using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>A moderator offers the authors of a proposal that holds two ideas to make two of it. Nothing happens before all of them have agreed.</summary>
public sealed class ProposeSplit(IDbContextFactory<ParticipationDb> databases, ReadRights rights, RegroupingMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Reason">Public once it is done.</param>
    public sealed record Input(string? FirstTitle, string? FirstText, string? SecondTitle, string? SecondText, string? Reason);

    public sealed record Proposed(Guid Id);

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
        var texts = SplitTexts.Check(input.FirstTitle, input.FirstText, input.SecondTitle, input.SecondText, checks);
        var reason = checks.Text(nameof(input.Reason), input.Reason, 10, 500);
        if (!checks.Clean) return checks;
        var asked = await RegroupingRule.AskedAsync(db, source.Authors, stop);
        if (asked.Refusal is { } nobody) return nobody;

        var offer = Regrouping.Split(source.Id, texts, moderator.Id!.Value, reason, asked.Value!, clock.GetUtcNow());
        db.Add(offer);
        await mails.AskAsync(db, offer, source, stop);
        await audit.AppendAsync(db, actor, "proposal.split-proposed", $"proposal:{source.Id:N}", reason, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        foreach (var author in offer.Consents) pulse.Publish(new Beat(Topics.Participant(author.ParticipantId), 1));
        return new Proposed(offer.Id);
    }
}
