using System.Linq.Expressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>Reads rows of published proposals as lists show them. What their processes are called is known already and not asked for again.</summary>
internal static class ReadSummaries
{
    /// <param name="db">Where to read.</param>
    /// <param name="page">The proposals of one page, in their order.</param>
    /// <param name="processes">All processes.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<ProposalSummary>> InOrderAsync(ParticipationDb db, IQueryable<Proposal> page, IReadOnlyList<Process> processes, CancellationToken stop) =>
        [.. (await page.Select(Line(db)).ToListAsync(stop)).Select(row => row.With(processes)).OfType<ProposalSummary>()];

    /// <summary>The rows behind the ids, in their order. By their keys alone: a condition on the state as well would lead SQLite to walk along all published ones.</summary>
    public static async Task<IReadOnlyList<ProposalSummary>> OfAsync(ParticipationDb db, IReadOnlyList<Guid> ids, IReadOnlyList<Process> processes, CancellationToken stop)
    {
        var rows = await db.Proposals.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(Line(db)).ToDictionaryAsync(r => r.Id, stop);
        return [.. ids.Select(id => rows.GetValueOrDefault(id)?.With(processes)).OfType<ProposalSummary>()];
    }

    private static Expression<Func<Proposal, Row>> Line(ParticipationDb db)
    {
        var people = db.Participants;
        return p => new Row(
            p.Id, p.Slug, p.Title, p.Teaser, p.ProcessId, p.DistrictKey, p.Category,
            people.Where(x => x.Id == p.AuthorId).Select(x => x.DisplayName).First(), p.Supports, p.SubmittedAt, p.PublishedAt!.Value);
    }

    private sealed record Row(
        Guid Id, string Slug, string Title, string Teaser, Guid ProcessId, string DistrictKey, string Category, string AuthorName, int Supports,
        DateTimeOffset SubmittedAt, DateTimeOffset PublishedAt)
    {
        /// <returns>Null for a moment at most, when the process is younger than what is known of processes.</returns>
        public ProposalSummary? With(IReadOnlyList<Process> processes) => processes.FirstOrDefault(p => p.Id == ProcessId) is not { } process ? null
            : new ProposalSummary(Slug, Title, Teaser, process.Slug, process.Title, DistrictKey, Category, AuthorName, Supports, SubmittedAt, PublishedAt);
    }
}
