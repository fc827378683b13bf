using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>The log of decisions for moderators, inside their scope: what waits for a second person, which appeals are open, and all there were.</summary>
public sealed class BrowseDecisions(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public const int PageSize = 50;

    public enum Part
    {
        /// <summary>Wait for a second moderator; the oldest first.</summary>
        Waiting = 0,

        /// <summary>Somebody has appealed and waits for an answer; what is due first stands first.</summary>
        Appealed = 1,

        /// <summary>All but what was simply published, newest first.</summary>
        All = 2,
    }

    /// <param name="IsOwn">This moderator has decided it, or has written what it is about: somebody else has to answer.</param>
    /// <param name="DueAt">Of the appeal.</param>
    public sealed record Line(
        Guid Id, ContributionKind Kind, DecisionVerdict Verdict, DecisionState State, string Rule, DateTimeOffset At, string ByName, string ProposalTitle, bool IsOwn, DateTimeOffset? DueAt, AppealState? Appeal);

    /// <param name="Waiting">How many wait for a second person.</param>
    /// <param name="Appealed">How many appeals are open.</param>
    /// <param name="Total">How many there are in this part.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, int Waiting, int Appealed, int Total);

    /// <param name="page">From 1.</param>
    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, Part part, int page = 1, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (!moderator.ModeratesAnything) return Refusal.NotAllowed;

        var (proposals, appeals, people) = (db.Proposals, db.Appeals, db.Participants);
        var covered = db.Decisions.AsNoTracking().CoveredBy(moderator);
        var waiting = covered.Where(d => d.State == DecisionState.AwaitsSecond);
        var appealed = covered.Where(d => appeals.Any(a => a.DecisionId == d.Id && a.State == AppealState.Open));
        var all = covered.Where(d => d.Verdict != DecisionVerdict.Published);
        var chosen = part switch
        {
            Part.Waiting => waiting.OrderBy(d => d.At),
            Part.Appealed => appealed.OrderBy(d => appeals.Where(a => a.DecisionId == d.Id).Select(a => a.DueAt).First()),
            _ => all.OrderByDescending(d => d.At),
        };
        var lines = await chosen.ThenBy(d => d.Id).Skip((Math.Clamp(page, 1, 10_000) - 1) * PageSize).Take(PageSize).Select(d => new Line(
            d.Id, d.Kind, d.Verdict, d.State, d.Rule, d.SecondAt ?? d.At, people.Where(p => p.Id == d.ById).Select(p => p.DisplayName).First(),
            proposals.Where(p => p.Id == d.ProposalId).Select(p => p.Title).First(), d.ById == actor || d.SecondId == actor || d.AuthorId == actor,
            appeals.Where(a => a.DecisionId == d.Id).Select(a => (DateTimeOffset?)a.DueAt).FirstOrDefault(), appeals.Where(a => a.DecisionId == d.Id).Select(a => (AppealState?)a.State).FirstOrDefault())).ToListAsync(stop);
        var (waits, open) = (await waiting.CountAsync(stop), await appealed.CountAsync(stop));
        return new Answer(lines, waits, open, part switch { Part.Waiting => waits, Part.Appealed => open, _ => await all.CountAsync(stop) });
    }
}
