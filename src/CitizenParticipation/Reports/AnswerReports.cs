using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>A moderator answers all open reports of one contribution at once: something was done, or nothing was wrong. The deed itself is another use case.</summary>
public sealed class AnswerReports(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReportMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="Acted">Null when nothing was chosen.</param>
    /// <param name="Reason">A key of <see cref="ReportReason"/>; asked for where something was done.</param>
    /// <param name="Words">The moderator's own words, to all who have reported.</param>
    /// <param name="Newest">The newest report that was read; a newer one is not answered unread.</param>
    /// <param name="Rehearse">Only checks whether it could be done.</param>
    public sealed record Input(bool? Acted, string? Reason, string? Words, Guid? Newest = null, bool Rehearse = false);

    public sealed record Answered(int Reports);

    public async Task<Outcome<Answered>> HandleAsync(Guid? actor, ReportedKind kind, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await Reported.FindAsync(db, kind, id, stop) is not { } reported) return Refusal.NotFound;
        if (reported.RefusesModeration(moderator) is { } refusal) return refusal;
        if (await db.RefusesCaseAsync(new CaseKey(CaseKind.Report, id, (int)kind), actor, clock.GetUtcNow(), stop) is { } other) return other;
        var open = await db.Reports.Of(kind, id).StillOpen.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(stop);
        if (open.Count == 0 || (input.Newest is { } read && open.TrueForAll(r => r.Id != read))) return Refusal.DecidedMeanwhile;
        if (open.Select(r => r.RefusesAnswer(actor)).FirstOrDefault(r => r is not null) is { } own) return own;
        if (input.Newest is { } newest && newest != open[^1].Id) return Refusal.MoreReported;

        var checks = new FieldChecks();
        checks.AddIf(input.Acted is null, Refusal.Required, nameof(input.Acted));
        var acted = input.Acted == true;
        var reason = acted ? checks.ReasonOfReport(input.Reason) : "";
        var words = checks.Text(nameof(input.Words), input.Words, ReportLimits.ShortestAnswer, ReportLimits.LongestAnswer);
        if (!checks.Clean) return checks;
        if (input.Rehearse) return new Answered(open.Count);

        db.AddRange(await mails.AnswerAsync(db, open, reported, acted, reason, words, stop));
        foreach (var report in open) report.Answer(acted, reason, words, actor!.Value, clock.GetUtcNow());
        await audit.AppendAsync(db, actor, "report.answered", reported.Subject, $"{(acted ? "acted" : "dismissed")} {reason} {open.Count}".Replace("  ", " ", StringComparison.Ordinal), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Answered(open.Count);
    }
}
