using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Proposals;

/// <summary>One proposal: for everybody when published, else for its author and the moderators it waits for. Anybody else is told that it does not exist.</summary>
public sealed class ReadProposal(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Reason">Key of the moderation reason or empty; filled for the author and moderators only.</param>
    /// <param name="Words">Own words of who decided; filled for the author and moderators only.</param>
    public sealed record Step(ProposalState State, DateTimeOffset At, string Reason, string Words);

    /// <summary>A later public text.</summary>
    /// <param name="Number">Counts the public texts; the first has no entry.</param>
    public sealed record Change(int Number, DateTimeOffset At, bool MeaningChanged);

    /// <param name="IsOwn">The reader is one of its authors.</param>
    /// <param name="IsAuthor">The reader is the author and not a co-author.</param>
    /// <param name="CoAuthors">Names of who writes along.</param>
    /// <param name="Versions">How many texts were submitted, for the authors and moderators; for everybody else how many were public.</param>
    /// <param name="Changes">Oldest first.</param>
    /// <param name="ChangeWaits">A change of the public text waits for review; told to the authors and moderators only.</param>
    public sealed record Answer(
        Guid Id, string Slug, string Title, string Text, ProposalState State, Process Process, string DistrictKey, string Category, Guid AuthorId, string AuthorName,
        int Supports, int Versions, DateTimeOffset SubmittedAt, DateTimeOffset? PublishedAt, bool IsOwn, bool MayModerate, IReadOnlyList<Step> History,
        string EasyText, EasyState EasyState, string Teaser, string Why, string ForWhom, string Difference, ProposalPlace Place, IReadOnlyList<Change> Changes, bool ChangeWaits, bool IsAuthor, IReadOnlyList<string> CoAuthors)
    {
        /// <summary>Raised with each change of the text.</summary>
        public int Revision { get; init; }
    }

    public async Task<Answer?> HandleAsync(Guid? reader, string? slug, CancellationToken stop = default)
    {
        if (string.IsNullOrEmpty(slug)) return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.History).Include(p => p.CoAuthors.Where(c => c.State == CoAuthorState.Joined)).AsSplitQuery().SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return null;
        var who = reader is null ? null : await rights.HandleAsync(db, reader, stop);
        var isOwn = proposal.IsBy(reader);
        var mayModerate = proposal.State != ProposalState.Draft && who?.MayModerate(proposal.ProcessId, proposal.DistrictKey) == true;
        if (!proposal.IsReadable && !isOwn && !mayModerate) return null;

        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        var author = await db.Participants.Where(p => p.Id == proposal.AuthorId).Select(p => p.DisplayName).SingleAsync(stop);
        var versions = await db.Set<ProposalVersion>().Where(v => v.ProposalId == proposal.Id).OrderBy(v => v.Number)
            .Select(v => new { v.State, v.PublishedAt, MeaningChanged = v.AuthorSaysMeaningChanged || v.ModeratorSaysMeaningChanged }).ToListAsync(stop);
        var published = versions.Where(v => v.State == VersionState.Published).ToList();
        var inside = isOwn || mayModerate;
        return new Answer(
            proposal.Id, proposal.Slug, proposal.Title, proposal.Text, proposal.State, process, proposal.DistrictKey, proposal.Category, proposal.AuthorId, author,
            proposal.Supports, inside ? versions.Count : published.Count, proposal.SubmittedAt, proposal.PublishedAt, isOwn, mayModerate,
            [.. proposal.History.OrderBy(h => h.At).ThenBy(h => h.Id).Select(h => new Step(h.State, h.At, inside ? h.Reason : "", inside ? h.Words : ""))],
            proposal.EasyText, proposal.EasyState, proposal.Teaser, proposal.Why, proposal.ForWhom, proposal.Difference, proposal.Place,
            [.. published.Select((v, i) => new Change(i + 1, v.PublishedAt!.Value, v.MeaningChanged)).Skip(1)], inside && proposal.PublishedAt is not null && versions.Any(v => v.State == VersionState.InReview), reader is not null && proposal.AuthorId == reader, await NamesAsync(db, proposal, stop))
        {
            Revision = proposal.Revision,
        };
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(ParticipationDb db, Proposal proposal, CancellationToken stop)
    {
        if (proposal.CoAuthors.Count == 0) return [];
        var people = proposal.CoAuthors.Select(c => c.ParticipantId).ToList();
        var names = await db.Participants.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return [.. proposal.CoAuthors.OrderBy(c => c.At).Select(c => names[c.ParticipantId])];
    }
}
