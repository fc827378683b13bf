using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>Tells the author what was decided and why, in the author's language.</summary>
public sealed class DecisionMails(CityProfile city, PublicAddress address, TimeProvider clock)
{
    public async Task<OutgoingMail> ForAsync(ParticipationDb db, Proposal proposal, string reason, string words, CancellationToken stop)
    {
        var author = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == proposal.AuthorId, stop);
        var language = author.Language;
        var key = proposal.State.ToString();
        var link = address.For(proposal.IsPublic ? $"/proposals/{proposal.Slug}" : "/me/proposals");
        var reasonText = reason.Length == 0 ? "" : MailTexts.In(language, "Reason." + reason);
        var body = string.Join("\n\n",
            MailTexts.In(language, "Greeting", author.DisplayName),
            MailTexts.In(language, key + ".Body", proposal.Title, link, reasonText, words),
            MailTexts.In(language, "Closing", city.Platform));
        return new OutgoingMail(author.Email!, MailTexts.In(language, key + ".Subject", proposal.Title), body, clock.GetUtcNow());
    }
}
