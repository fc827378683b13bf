using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>"Meine Vorschläge": everything a person has begun or submitted, with its state and the reason of the last decision.</summary>
public sealed class BrowseOwnProposals(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Line(
        string Slug, string Title, string ProcessSlug, string ProcessTitle, string DistrictKey, ProposalState State, int Supports,
        DateTimeOffset SubmittedAt, DateTimeOffset ChangedAt, string Reason, string Words);

    public async Task<IReadOnlyList<Line>> HandleAsync(Guid author, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var processes = await db.Processes.ToDictionaryAsync(p => p.Id, p => (p.Slug, p.Title), stop);
        var own = await db.Proposals.AsNoTracking().Include(p => p.History).Where(p => p.AuthorId == author).OrderByDescending(p => p.SubmittedAt).Take(500).ToListAsync(stop);
        return [.. own.Select(p =>
        {
            var last = p.History.OrderBy(h => h.At).ThenBy(h => h.Id).LastOrDefault();
            var (slug, title) = processes[p.ProcessId];
            return new Line(p.Slug, p.Title, slug, title, p.DistrictKey, p.State, p.Supports, p.SubmittedAt, p.SavedAt ?? last?.At ?? p.SubmittedAt, last?.Reason ?? "", last?.Words ?? "");
        })];
    }
}
