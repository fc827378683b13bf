using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>One proposal: for everybody when published, else for its author and the moderators it waits for. Anybody else is told that it does not exist.</summary>
public sealed class ReadProposal(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Reason">Key of the moderation reason or empty; filled for the author and moderators only.</param>
    /// <param name="Words">Own words of who decided; filled for the author and moderators only.</param>
    public sealed record Step(ProposalState State, DateTimeOffset At, string Reason, string Words);

    public sealed record Answer(
        Guid Id, string Slug, string Title, string Text, ProposalState State, Process Process, string DistrictKey, string Category, Guid AuthorId, string AuthorName,
        int Supports, int Versions, DateTimeOffset SubmittedAt, DateTimeOffset? PublishedAt, bool IsOwn, bool MayModerate, IReadOnlyList<Step> History,
        string EasyText, EasyState EasyState, string Teaser, string Why, string ForWhom, string Difference, ProposalPlace Place);

    public async Task<Answer?> HandleAsync(Guid? reader, string? slug, CancellationToken stop = default)
    {
        if (string.IsNullOrEmpty(slug)) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.History).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return null;
        var who = reader is null ? null : await rights.HandleAsync(db, reader, stop);
        var isOwn = reader is not null && proposal.AuthorId == reader;
        var mayModerate = proposal.State != ProposalState.Draft && who?.MayModerate(proposal.ProcessId, proposal.DistrictKey) == true;
        if (!proposal.IsPublic && !isOwn && !mayModerate) return null;

        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        var author = await db.Participants.Where(p => p.Id == proposal.AuthorId).Select(p => p.DisplayName).SingleAsync(stop);
        var versions = await db.Set<ProposalVersion>().CountAsync(v => v.ProposalId == proposal.Id, stop);
        var inside = isOwn || mayModerate;
        return new Answer(
            proposal.Id, proposal.Slug, proposal.Title, proposal.Text, proposal.State, process, proposal.DistrictKey, proposal.Category, proposal.AuthorId, author,
            proposal.Supports, versions, proposal.SubmittedAt, proposal.PublishedAt, isOwn, mayModerate,
            [.. proposal.History.OrderBy(h => h.At).ThenBy(h => h.Id).Select(h => new Step(h.State, h.At, inside ? h.Reason : "", inside ? h.Words : ""))],
            proposal.EasyText, proposal.EasyState, proposal.Teaser, proposal.Why, proposal.ForWhom, proposal.Difference, proposal.Place);
    }
}
