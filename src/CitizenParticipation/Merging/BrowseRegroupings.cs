using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>Offers that wait for an answer: those an author is asked about, or those about one proposal for its moderators.</summary>
public sealed class BrowseRegroupings(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Source">Title; empty while it is hidden from who reads, as is the target's.</param>
    public sealed record Line(Guid Id, RegroupingKind Kind, RegroupingState State, string Source, string? Target, DateTimeOffset AskedAt, int Agreed, int Asked, string DeclineWords);

    /// <summary>What this author has not answered yet.</summary>
    public async Task<IReadOnlyList<Line>> HandleAsync(Guid author, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await LinesAsync(db, db.Regroupings.Where(r => r.State == RegroupingState.Asked && r.Consents.Any(c => c.ParticipantId == author && c.AgreedAt == null)), author, stop);
    }

    /// <summary>All about one proposal, the newest first; nothing for who does not moderate it.</summary>
    public async Task<IReadOnlyList<Line>> HandleAsync(Guid? moderator, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null || !(await rights.HandleAsync(db, moderator, stop)).MayModerate(proposal.ProcessId, proposal.DistrictKey)) return [];
        return await LinesAsync(db, db.Regroupings.Where(r => r.SourceId == proposal.Id || r.TargetId == proposal.Id), null, stop);
    }

    private static async Task<IReadOnlyList<Line>> LinesAsync(ParticipationDb db, IQueryable<Regrouping> which, Guid? author, CancellationToken stop)
    {
        var titles = db.Proposals.Select(p => new
        {
            p.Id,
            Title = author != null && p.State == ProposalState.Hidden && p.AuthorId != author && !p.CoAuthors.Any(c => c.ParticipantId == author && c.State == CoAuthorState.Joined) ? "" : p.Title,
        });
        return await which.OrderByDescending(r => r.AskedAt).ThenBy(r => r.Id).Take(100).Select(r => new Line(
            r.Id, r.Kind, r.State, titles.Where(p => p.Id == r.SourceId).Select(p => p.Title).First(), titles.Where(p => p.Id == r.TargetId).Select(p => p.Title).FirstOrDefault(), r.AskedAt,
            r.Consents.Count(c => c.AgreedAt != null), r.Consents.Count, r.DeclineWords)).ToListAsync(stop);
    }
}
