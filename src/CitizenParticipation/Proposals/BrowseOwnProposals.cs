using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>"Meine Vorschläge": everything a person has begun or submitted, with its state and the reason of the last decision.</summary>
public sealed class BrowseOwnProposals(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="Reason">Key of the reason of the last decision, about the proposal or about its last change.</param>
    /// <param name="Change">What became of the last change of a public text, when that is not the public one; null else.</param>
    /// <param name="IsAuthor">False for a proposal of somebody else that this person writes along.</param>
    /// <param name="Asking">How many have asked the author to write along and wait for the answer.</param>
    public sealed record Line(
        string Slug, string Title, string ProcessSlug, string ProcessTitle, string DistrictKey, ProposalState State, int Supports,
        DateTimeOffset SubmittedAt, DateTimeOffset ChangedAt, string Reason, string Words, VersionState? Change = null, bool IsAuthor = true, int Asking = 0);

    public async Task<IReadOnlyList<Line>> HandleAsync(Guid author, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var processes = await db.Processes.ToDictionaryAsync(p => p.Id, p => (p.Slug, p.Title), stop);
        var own = await db.Proposals.AsNoTracking().Include(p => p.History).Whole.Where(p => p.AuthorId == author || p.CoAuthors.Any(c => c.ParticipantId == author && c.State == CoAuthorState.Joined)).OrderByDescending(p => p.SubmittedAt).Take(500).ToListAsync(stop);
        return [.. own.Select(p =>
        {
            var last = p.History.OrderBy(h => h.At).ThenBy(h => h.Id).LastOrDefault();
            var (slug, title) = processes[p.ProcessId];
            var change = p.State != ProposalState.Published ? null : p.Versions.MaxBy(v => v.Number) is { State: VersionState.InReview or VersionState.Returned } latest ? latest : null;
            return new Line(p.Slug, p.Title, slug, title, p.DistrictKey, p.State, p.Supports, p.SubmittedAt, p.SavedAt ?? change?.At ?? last?.At ?? p.SubmittedAt,
                change?.Reason ?? last?.Reason ?? "", change?.Words ?? last?.Words ?? "", change?.State, p.AuthorId == author, p.AuthorId == author ? p.CoAuthors.Count(c => c.State == CoAuthorState.Asked) : 0);
        })];
    }
}
