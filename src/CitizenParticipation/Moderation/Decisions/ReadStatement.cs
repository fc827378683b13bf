using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Proposals;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>The statement of one decision for who has written what it is about, with the appeal as it stands.</summary>
public sealed class ReadStatement(IDbContextFactory<ParticipationDb> databases, ReadRulebook rules, CityClock clock)
{
    /// <param name="Words">The author's own, in the appeal.</param>
    /// <param name="DecidedWords">Why, from who has answered; empty while it is open.</param>
    public sealed record AppealView(AppealState State, string Words, DateTimeOffset At, DateTimeOffset DueAt, string DecidedWords, DateTimeOffset? DecidedAt);

    /// <param name="Language">The one that it is written in.</param>
    /// <param name="Refusal">Why this person cannot appeal; null when they can.</param>
    public sealed record Answer(Guid Id, DecisionState State, DateTimeOffset At, Statement Statement, string Language, string Slug, DateTimeOffset AppealUntil, AppealView? Appeal, Refusal? Refusal);

    /// <returns>Null for everybody else, and for decisions that wait for a second person or came to nothing.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, Guid id, CancellationToken stop = default)
    {
        if (reader is not { } person) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && (d.State == DecisionState.InForce || d.State == DecisionState.Lifted), stop) is not { } decision) return null;
        if (await Contribution.FindAsync(db, decision.Kind, decision.SubjectId, decision.Number, stop) is not { } about || !about.IsBy(person)) return null;
        var language = await db.Participants.Where(p => p.Id == person).Select(p => p.Language).SingleAsync(stop);
        var appeal = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.DecisionId == id, stop);
        return new Answer(
            id, decision.State, decision.Since, Statement.Of(decision, await rules.RuleAsync(decision.Rule, stop), about.Proposal.Title, about.Proposal.Slug, language, clock), language, about.Proposal.Slug,
            decision.AppealUntil, appeal is null ? null : new AppealView(appeal.State, appeal.Words, appeal.At, appeal.DueAt, appeal.DecidedWords, appeal.DecidedAt),
            appeal is not null ? Refusal.AlreadyAppealed : decision.RefusesAppeal(reader, about.Authors, clock.Now));
    }
}
