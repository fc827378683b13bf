using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>Anybody reports a public contribution, with an account or without (Digital Services Act, Art. 16). The trail does not say who.</summary>
public sealed class ReportContribution(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReportMails mails, AuditTrail audit, Pulse pulse, TimeProvider clock)
{
    /// <param name="WillBeAnswered">Whether the person can be reached and hears what was decided.</param>
    public sealed record Made(Guid Id, bool WillBeAnswered);

    public async Task<Outcome<Made>> HandleAsync(Guid? actor, ReportedKind kind, Guid subject, ReportInput input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (await Reported.FindAsync(db, kind, subject, stop) is not { IsPublic: true } reported) return Refusal.NotFound;
        // An address that nobody has confirmed makes no account: those could be made by the thousand.
        var reporter = (await rights.HandleAsync(db, actor, stop)).Participant is { EmailConfirmed: true } known ? known : null;
        var checks = new FieldChecks();
        var text = input.Check(checks);
        var email = reporter is null ? checks.Email(nameof(input.Email), input.Email, required: false) : "";
        if (!checks.Clean) return checks;

        var open = await db.Reports.AsNoTracking().Of(kind, subject).StillOpen.ToListAsync(stop);
        // The second click hears of the first.
        if (open.Find(r => r.IsSame(reporter?.Id, email, text)) is { } same) return new Made(same.Id, same.WantsAnswer);
        if (reporter is not null && open.Exists(r => r.ReporterId == reporter.Id)) return Refusal.AlreadyReported;
        var now = clock.GetUtcNow();
        if (await ReportFlood.RefusesAsync(db, reporter?.Id, email, open.Count(r => r.ReporterId is null), now, stop) is { } flood) return flood;

        var report = new Report(kind, subject, reported.Proposal.Id, text, reporter?.Id, email, input.Language, now);
        db.Add(report);
        if (mails.Confirm(report, reporter, reported) is { } mail) db.Add(mail);
        await audit.AppendAsync(db, null, "report.made", $"report:{report.Id:N}", $"{reported.Subject} {text.Reason}", stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Made(report.Id, report.WantsAnswer);
    }
}
