using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Appeals;

/// <summary>Who has written something objects to a decision about it: once, within six months, without costs.</summary>
public sealed class AppealDecision(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AppealMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    public const int LongestWords = 2000;

    public sealed record Made(Guid Id, DateTimeOffset DueAt);

    public async Task<Outcome<Made>> HandleAsync(Guid? actor, Guid decisionId, string? words, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        if (!person.SignedIn) return Refusal.SignInRequired;
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == decisionId, stop) is not { } decision) return Refusal.NotFound;
        if (await Contribution.FindAsync(db, decision.Kind, decision.SubjectId, decision.Number, stop) is not { } about) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (!about.IsBy(actor)) return Refusal.NotFound;
        if (await db.Appeals.AnyAsync(a => a.DecisionId == decisionId, stop)) return Refusal.AlreadyAppealed;
        if (decision.RefusesAppeal(actor, about.Authors, now) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var text = checks.Text("Words", words, 10, LongestWords);
        if (!checks.Clean) return checks;
        var appeal = new Appeal(decisionId, actor!.Value, text, now);
        db.Add(appeal);
        db.Add(mails.Confirm(appeal, person.Participant!));
        await audit.AppendAsync(db, actor, "appeal.made", $"decision:{decisionId:N}", "", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Made(appeal.Id, appeal.DueAt);
    }
}
