using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>A moderator takes an offer back that not all authors have answered yet.</summary>
public sealed class TakeBackRegrouping(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public sealed record TakenBack(string Slug);

    /// <param name="rehearse">Only checks whether it could be done.</param>
    public async Task<Outcome<TakenBack>> HandleAsync(Guid? actor, Guid id, bool rehearse = false, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        var offer = await db.Regroupings.Whole.SingleOrDefaultAsync(r => r.Id == id, stop);
        if (offer is null) return Refusal.NotFound;
        var source = await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == offer.SourceId, stop);
        if (!moderator.MayModerate(source.ProcessId, source.DistrictKey)) return Refusal.NotFound;
        if (offer.State != RegroupingState.Asked) return Refusal.DecidedMeanwhile;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Regrouping, id), actor, clock.GetUtcNow(), stop) is { } other) return other;
        if (rehearse) return new TakenBack(source.Slug);

        offer.End(RegroupingState.TakenBack, "", clock.GetUtcNow());
        await audit.AppendAsync(db, actor, "regrouping.taken-back", $"proposal:{source.Id:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        foreach (var author in offer.Consents) pulse.Publish(new Beat(Topics.Participant(author.ParticipantId), 1));
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new TakenBack(source.Slug);
    }
}
