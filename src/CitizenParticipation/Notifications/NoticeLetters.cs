using System.Text;
using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Mail;

namespace CitizenParticipation.Notifications;

/// <summary>Words one mail for all notices that are due to one person, in the person's language.</summary>
public sealed class NoticeLetters(CityProfile city, PublicAddress address, TimeProvider clock)
{
    public const int MostLines = 30;

    public OutgoingMail For(Participant to, NoticeChoice choice, IReadOnlyList<NoticeLine> lines)
    {
        var language = to.Language;
        var stop = address.For($"/notifications/unsubscribe?token={choice.Token}");
        var body = new StringBuilder();
        body.Append(MailTexts.In(language, "Greeting", to.DisplayName)).Append("\n\n").Append(NoticeTexts.In(language, "Mail.Lead", city.Platform)).Append("\n\n");
        foreach (var line in lines.Take(MostLines))
        {
            body.Append("- ").Append(line.Sentence(language)).Append('\n');
            if (line.Detail(language) is { Length: > 0 } detail) body.Append("  ").Append(detail.ReplaceLineEndings("\n  ")).Append('\n');
            body.Append("  (").Append(NoticeTexts.In(language, "Because." + line.Because)).Append(")\n");
            if (line.Path is { } path) body.Append("  ").Append(address.For(path)).Append('\n');
            body.Append('\n');
        }

        if (lines.Count > MostLines) body.Append(NoticeTexts.In(language, "Mail.More", lines.Count - MostLines, address.For("/me/notices"))).Append("\n\n");
        body.Append(MailTexts.In(language, "Closing", city.Platform)).Append("\n\n-- \n").Append(NoticeTexts.In(language, "Mail.Stop", address.For("/me/notifications"), stop)).Append('\n');
        var subject = lines.Count == 1 ? lines[0].Sentence(language) : NoticeTexts.In(language, "Mail.Subject", lines.Count, city.Platform);
        return new OutgoingMail(to.Email!, subject, body.ToString(), clock.GetUtcNow(), unsubscribe: stop.AbsoluteUri).Naming(lines.Select(l => l.ProposalId).OfType<Guid>());
    }
}
