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
            [MailTexts.In(language, "Reason." + report.Reason), address.For($"/proposals/{reported.Proposal.Slug}")], reported);

    internal async Task<List<OutgoingMail>> AnswerAsync(ParticipationDb db, List<Report> reports, Reported reported, bool acted, string reason, string words, CancellationToken stop)
    {
        var accounts = reports.Where(r => r.ReporterId is not null).Select(r => r.ReporterId!.Value).ToList();
        var people = await db.Participants.AsNoTracking().Where(p => accounts.Contains(p.Id) && p.LeftAt == null).ToListAsync(stop);
        IReadOnlyList<(string To, string Language, string? Name)> all =
            [.. people.Select(p => (p.Email!, p.Language, (string?)p.DisplayName)), .. reports.Where(r => r.Email.Length > 0).Select(r => (r.Email, r.Language, (string?)null)).DistinctBy(r => r.Email.ToUpperInvariant())];
        return [.. all.Select(r => Letter(r.To, r.Language, r.Name, acted ? "Report.Acted" : "Report.Dismissed", language =>
            [acted ? MailTexts.In(language, "Reason." + reason) : "", words, city.Contact], reported))];
    }

    /// <summary>In two wordings: the second is sent when the proposal is hidden while the mail waits.</summary>
    private OutgoingMail Letter(string to, string language, string? name, string key, Func<string, object[]> values, Reported reported)
    {
        string Body(string title) => string.Join("\n\n",
            name is null ? MailTexts.In(language, "Report.Greeting") : MailTexts.In(language, "Greeting", name),
            MailTexts.In(language, key + ".Body", [MailTexts.In(language, "Report." + reported.Kind, title), .. values(language)]),
            MailTexts.In(language, "Closing", city.Platform));
        var withheld = Body(MailTexts.In(language, "Withheld"));
        // What is gone must not come back by mail: its title is not named then.
        return new OutgoingMail(to, MailTexts.In(language, key + ".Subject"), reported.Proposal.IsReadable ? Body(reported.Proposal.Title) : withheld, clock.GetUtcNow()).Naming([reported.Proposal.Id], withheld);
    }
}
