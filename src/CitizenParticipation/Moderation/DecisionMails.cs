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
    /// <param name="done">What was done, as the texts name it: the new state, or Restored.</param>
    /// <returns>Null when the author has left the platform and cannot be reached.</returns>
    public async Task<OutgoingMail?> ForAsync(ParticipationDb db, Proposal proposal, string done, string reason, string words, CancellationToken stop)
    {
        var author = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == proposal.AuthorId, stop);
        if (author.HasLeft) return null;
        var language = author.Language;
        var link = address.For(done == "ChangeReturned" ? $"/me/proposals/{proposal.Slug}/change" : proposal.IsPublic ? $"/proposals/{proposal.Slug}" : "/me/proposals");
        var reasonText = reason.Length == 0 ? "" : MailTexts.In(language, "Reason." + reason);
        var body = string.Join("\n\n",
            MailTexts.In(language, "Greeting", author.DisplayName),
            MailTexts.In(language, done + ".Body", proposal.Title, link, reasonText, words),
            MailTexts.In(language, "Closing", city.Platform));
        return new OutgoingMail(author.Email!, MailTexts.In(language, done + ".Subject", proposal.Title), body, clock.GetUtcNow());
    }
}
