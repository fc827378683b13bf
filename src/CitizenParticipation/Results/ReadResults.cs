using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Results;

/// <summary>
/// What a process has brought: rankings per borough and neighbourhood, participants, supports per 1,000 residents. Open to
/// all once counting is over; a committee member reads their own borough, an administrator everything, at any time.
/// </summary>
public sealed class ReadResults(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TimeProvider clock)
{
    /// <param name="PerThousand">Supports per 1,000 residents of the line's own district; null where the population is not known.</param>
    public sealed record Line(int Rank, string Slug, string Title, string DistrictKey, string DistrictName, string Category, int Supports, double? PerThousand);

    /// <param name="Participants">Different people who submitted or supported something published here.</param>
    /// <param name="PerThousand">Supports per 1,000 residents; null where the population is not known.</param>
    /// <param name="Supports">Sum over the lines of this district and everything below it.</param>
    /// <param name="States">How many submissions here are in which state, like those of the whole.</param>
    public sealed record Part(
        District District, int Proposals, int Supports, int Participants, double? PerThousand, IReadOnlyList<Line> Ranking, IReadOnlyList<Part> Children,
        IReadOnlyDictionary<ProposalState, int> States);

    /// <param name="States">How many submissions are in which state; drafts are private and not counted.</param>
    /// <param name="IsPartial">True when the reader sees their own borough only.</param>
    /// <param name="IsPreliminary">True while people can still support.</param>
    public sealed record Answer(
        Process Process, IReadOnlyList<Part> Boroughs, int Proposals, int Supports, int Participants, IReadOnlyDictionary<ProposalState, int> States,
        IReadOnlyList<Line> Ranking, bool IsPartial, bool IsPreliminary, DateTimeOffset ReadAt);

    public async Task<Outcome<Answer>> HandleAsync(Guid? reader, string? slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // One snapshot: totals that are read one after the other would not agree while people vote.
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var process = await db.Processes.AsNoTracking().Whole.SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (process is null) return Refusal.NotFound;

        var tree = await districts.HandleAsync(stop);
        var now = clock.GetUtcNow();
        var areas = process.DistrictKeys.SelectMany(tree.WithDescendants).ToHashSet(StringComparer.Ordinal);
        var partial = false;
        if (!process.ResultsAreOpen(now))
        {
            var who = await rights.HandleAsync(db, reader, stop);
            if (!who.IsAdministrator)
            {
                var own = who.CommitteeDistricts.SelectMany(tree.WithDescendants).ToHashSet(StringComparer.Ordinal);
                if (own.Count == 0) return Refusal.ResultsNotYet;
                areas.IntersectWith(own);
                // A process that does not touch the borough: nothing here is theirs to read early.
                if (areas.Count == 0) return Refusal.ResultsNotYet;
                partial = true;
            }
        }

        var count = new ResultCount(db, process, areas);
        var parts = await count.PartsAsync(tree, stop);
        return new Answer(
            process, parts, count.Lines.Count, count.Lines.Sum(l => l.Supports), count.ParticipantsIn(areas),
            count.StatesIn(areas), count.Ranked(areas, tree), partial, !process.ResultsAreOpen(now), now);
    }
}
