using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>Asks each author for consent, in their language: a merge or a split never hangs on a page that somebody does not open.</summary>
public sealed class RegroupingMails(CityProfile city, PublicAddress address, TimeProvider clock)
{
    internal async Task AskAsync(ParticipationDb db, Regrouping offer, Proposal source, CancellationToken stop)
    {
        var people = offer.Consents.Select(c => c.ParticipantId).ToList();
        foreach (var author in await db.Participants.AsNoTracking().Where(p => people.Contains(p.Id) && p.LeftAt == null).ToListAsync(stop))
        {
            var key = offer.Kind == RegroupingKind.Merge ? "MergeAsked" : "SplitAsked";
            var body = string.Join("\n\n",
                MailTexts.In(author.Language, "Greeting", author.DisplayName),
                MailTexts.In(author.Language, key + ".Body", source.Title, address.For($"/me/regroupings/{offer.Id:N}"), offer.Reason),
                MailTexts.In(author.Language, "Closing", city.Platform));
            db.Add(new OutgoingMail(author.Email!, MailTexts.In(author.Language, key + ".Subject", source.Title), body, clock.GetUtcNow()).Naming([source.Id]));
        }
    }
}
