using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>One decision with everything about it, the hidden text included, for the moderators it belongs to and nobody else.</summary>
public sealed class ReadDecision(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Refusal">Why this moderator cannot answer it.</param>
    public sealed record AppealView(AppealState State, string Words, DateTimeOffset At, DateTimeOffset DueAt, string DecidedBy, string DecidedWords, DateTimeOffset? DecidedAt, Refusal? Refusal);

    /// <param name="Original">What was hidden, as it was; empty where nothing is kept, or no longer.</param>
    /// <param name="Present">The text as it stands now.</param>
    /// <param name="Agreeing">Why this moderator cannot agree, while it waits for a second person.</param>
    /// <param name="Declining">Why they cannot say no, or take it back.</param>
    public sealed record Answer(
        Guid Id, ContributionKind Kind, int Number, DecisionVerdict Verdict, DecisionState State, string Rule, string Passage, string Words, DecisionCause Cause, int Hints,
        string ByName, bool IsByReader, DateTimeOffset At, string? SecondName, DateTimeOffset? SecondAt, string SecondWords, string AuthorName, DateTimeOffset WrittenAt,
        string Slug, string ProposalTitle, Guid SubjectId, string Original, string Present, DateTimeOffset? EraseAt, DateTimeOffset? ErasedAt, Refusal? Agreeing, Refusal? Declining, AppealView? Appeal, int? BlockDays, bool BlocksEverywhere);

    /// <returns>Null for who does not moderate there.</returns>
    public async Task<Answer?> HandleAsync(Guid? reader, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, reader, stop);
        if (await db.Decisions.AsNoTracking().CoveredBy(moderator).SingleOrDefaultAsync(d => d.Id == id, stop) is not { } decision) return null;
        if (await Contribution.FindAsync(db, decision.Kind, decision.SubjectId, decision.Number, stop) is not { } about) return null;
        var appeal = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.DecisionId == id, stop);
        Guid?[] people = [decision.ById, decision.SecondId, decision.AuthorId, appeal?.DecidedById];
        var ids = people.OfType<Guid>().Distinct().ToList();
        var names = await db.Participants.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new Answer(
            id, decision.Kind, decision.Number, decision.Verdict, decision.State, decision.Rule, decision.Passage, decision.Words, decision.Cause, decision.Hints,
            names[decision.ById], decision.ById == reader, decision.At, decision.SecondId is { } second ? names[second] : null, decision.SecondAt, decision.SecondWords, names[decision.AuthorId], decision.WrittenAt,
            about.Proposal.Slug, about.Proposal.Title, decision.SubjectId, decision.Original, about.Original, decision.EraseAt, decision.ErasedAt,
            decision.RefusesSecond(moderator, about, agree: true), decision.RefusesSecond(moderator, about, agree: false),
            appeal is null ? null : new AppealView(appeal.State, appeal.Words, appeal.At, appeal.DueAt, appeal.DecidedById is { } by ? names[by] : "", appeal.DecidedWords, appeal.DecidedAt, appeal.RefusesAnswer(moderator, decision, about)),
            decision.BlockDays, decision.BlocksEverywhere);
    }
}
