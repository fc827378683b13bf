using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>
/// What who has reported is told: that it has arrived, and what was decided, why, and how to object. Nothing that the reporter has typed is in these mails: an address without
/// account is anybody's, and the platform must not carry messages to it.
/// </summary>
public sealed class ReportMails(CityProfile city, PublicAddress address, TimeProvider clock)
{
    /// <returns>Null when nobody can be reached.</returns>
    internal OutgoingMail? Confirm(Report report, Participant? reporter, Reported reported) =>
        (reporter?.Email ?? report.Email) is not { Length: > 0 } to ? null
        : Letter(to, reporter?.Language ?? report.Language, reporter?.DisplayName, "Report.Made", language =>
            [What(reported, language), MailTexts.In(language, "Reason." + report.Reason), address.For($"/proposals/{reported.Proposal.Slug}")]);

    internal async Task<List<OutgoingMail>> AnswerAsync(ParticipationDb db, List<Report> reports, Reported reported, bool acted, string reason, string words, CancellationToken stop)
    {
        var accounts = reports.Where(r => r.ReporterId is not null).Select(r => r.ReporterId!.Value).ToList();
        var people = await db.Participants.AsNoTracking().Where(p => accounts.Contains(p.Id) && p.LeftAt == null).ToListAsync(stop);
        IReadOnlyList<(string To, string Language, string? Name)> all =
            [.. people.Select(p => (p.Email!, p.Language, (string?)p.DisplayName)), .. reports.Where(r => r.Email.Length > 0).Select(r => (r.Email, r.Language, (string?)null)).DistinctBy(r => r.Email.ToUpperInvariant())];
        return [.. all.Select(r => Letter(r.To, r.Language, r.Name, acted ? "Report.Acted" : "Report.Dismissed", language =>
            [What(reported, language), acted ? MailTexts.In(language, "Reason." + reason) : "", words, city.Contact]))];
    }

    private OutgoingMail Letter(string to, string language, string? name, string key, Func<string, object[]> values)
    {
        var body = string.Join("\n\n",
            name is null ? MailTexts.In(language, "Report.Greeting") : MailTexts.In(language, "Greeting", name),
            MailTexts.In(language, key + ".Body", values(language)),
            MailTexts.In(language, "Closing", city.Platform));
        return new OutgoingMail(to, MailTexts.In(language, key + ".Subject"), body, clock.GetUtcNow());
    }

    /// <summary>What is gone must not come back by mail: its title is not named then.</summary>
    private static string What(Reported reported, string language) =>
        MailTexts.In(language, "Report." + reported.Kind, reported.Proposal.IsReadable ? reported.Proposal.Title : MailTexts.In(language, "Report.Gone"));
}
