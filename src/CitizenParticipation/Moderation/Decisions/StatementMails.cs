using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>Sends the author the statement of a decision, in the author's language.</summary>
public sealed class StatementMails(ReadRulebook rules, CityProfile city, CityClock cityClock, PublicAddress address, TimeProvider clock)
{
    /// <summary>Adds the mail, unless the author has left the platform and cannot be reached.</summary>
    internal async Task AddAsync(ParticipationDb db, Contribution about, Decision decision, CancellationToken stop)
    {
        if (await db.Participants.AsNoTracking().SingleAsync(p => p.Id == decision.AuthorId, stop) is not { HasLeft: false } author) return;
        var language = author.Language;
        var statement = Statement.Of(decision, await rules.RuleAsync(decision.Rule, stop), about.Proposal.Title, about.Proposal.Slug, language, cityClock);
        var lines = new List<string> { MailTexts.In(language, "Greeting", author.DisplayName), statement.Lead };
        if (!decision.TakesSomething) lines.Add(address.For(PathOf(about)).ToString());
        foreach (var part in statement.Parts) lines.Add($"{part.Heading}\n{part.Text}{(part.Path is null ? "" : "\n" + address.For(part.Path))}");
        lines.Add(MailTexts.In(language, "Closing", city.Platform));
        db.Add(new OutgoingMail(author.Email!, statement.Subject, string.Join("\n\n", lines), clock.GetUtcNow()));
    }

    private static string PathOf(Contribution about) => about.Kind switch
    {
        ContributionKind.Comment => $"/proposals/{about.Proposal.Slug}?comment={about.Id}#comment-{about.Id:N}",
        ContributionKind.Version => $"/proposals/{about.Proposal.Slug}/history",
        _ => about.Proposal.IsPublic || about.Kind == ContributionKind.Offer ? $"/proposals/{about.Proposal.Slug}" : "/me/proposals",
    };
}
