using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>A draft, for its author and nobody else.</summary>
public sealed class ReadDraft(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="District">Null until one is chosen.</param>
    public sealed record Answer(
        string Slug, string ProcessSlug, string Title, string Text, string Why, string ForWhom, string Easy, string Difference, string? District, string Category, int Revision, DateTimeOffset SavedAt,
        ProposalPlace Place);

    public async Task<Answer?> HandleAsync(Guid? reader, string? slug, CancellationToken stop = default)
    {
        if (reader is null || string.IsNullOrEmpty(slug)) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var draft = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug && p.AuthorId == reader && p.State == ProposalState.Draft, stop);
        if (draft is null) return null;
        var process = await db.Processes.Where(p => p.Id == draft.ProcessId).Select(p => p.Slug).SingleAsync(stop);
        var isChosen = await db.Districts.AnyAsync(d => d.Key == draft.DistrictKey && d.Level == DistrictLevel.Neighbourhood, stop);
        return new Answer(
            draft.Slug, process, draft.Title, draft.Text, draft.Why, draft.ForWhom, draft.EasyText, draft.Difference, isChosen ? draft.DistrictKey : null, draft.Category,
            draft.Revision, draft.SavedAt ?? draft.CreatedAt, draft.Place);
    }
}
