using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Mail;

namespace CitizenParticipation.Moderation.Appeals;

/// <summary>What somebody who appeals is told: that it has arrived and until when it is answered, and what came of it.</summary>
public sealed class AppealMails(CityProfile city, CityClock cityClock, PublicAddress address, TimeProvider clock)
{
    internal OutgoingMail Confirm(Appeal appeal, Participant author) =>
        Letter(author, "AppealMade", cityClock.Local(appeal.DueAt).ToString("D", CultureInfo.GetCultureInfo(author.Language)), PathOf(appeal));

    internal OutgoingMail Answer(Appeal appeal, Participant author) =>
        Letter(author, appeal.State == AppealState.Granted ? "AppealGranted" : "AppealUpheld", appeal.DecidedWords, PathOf(appeal));

    private Uri PathOf(Appeal appeal) => address.For($"/me/decisions/{appeal.DecisionId:N}");

    private OutgoingMail Letter(Participant author, string key, params object[] values)
    {
        var body = string.Join("\n\n",
            MailTexts.In(author.Language, "Greeting", author.DisplayName), MailTexts.In(author.Language, key + ".Body", values), MailTexts.In(author.Language, "Closing", city.Platform));
        return new OutgoingMail(author.Email!, MailTexts.In(author.Language, key + ".Subject"), body, clock.GetUtcNow());
    }
}
