using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>What moderators have decided about what one person has written, newest first, for that person.</summary>
public sealed class BrowseStatements(IDbContextFactory<ParticipationDb> databases)
{
    private const int Most = 100;

    public sealed record Line(Guid Id, ContributionKind Kind, DecisionVerdict Verdict, DecisionState State, DateTimeOffset At, string ProposalTitle, string Rule, AppealState? Appeal);

    public async Task<IReadOnlyList<Line>> HandleAsync(Guid? reader, CancellationToken stop = default)
    {
        if (reader is not { } person) return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var (proposals, appeals) = (db.Proposals, db.Appeals);
        return await db.Decisions.AsNoTracking()
            .Where(d => (d.State == DecisionState.InForce || d.State == DecisionState.Lifted) && d.Verdict != DecisionVerdict.Published)
            .Where(d => d.AuthorId == person || ((d.Kind == ContributionKind.Proposal || d.Kind == ContributionKind.Version || d.Kind == ContributionKind.Change)
                && proposals.Any(p => p.Id == d.ProposalId && p.CoAuthors.Any(c => c.ParticipantId == person && c.State == CoAuthorState.Joined))))
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(Most)
            .Select(d => new Line(d.Id, d.Kind, d.Verdict, d.State, d.SecondAt ?? d.At, proposals.Where(p => p.Id == d.ProposalId).Select(p => p.Title).First(), d.Rule,
                appeals.Where(a => a.DecisionId == d.Id).Select(a => (AppealState?)a.State).FirstOrDefault()))
            .ToListAsync(stop);
    }
}
