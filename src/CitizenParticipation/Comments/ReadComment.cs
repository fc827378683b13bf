using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>What a form needs that writes, answers, mends, deletes or hides a comment: the proposal, what the person may do there, and the comment it is about.</summary>
public sealed class ReadComment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TimeProvider clock)
{
    /// <param name="Comment">The one it is about; null when a new one is written, or when there is no such comment here.</param>
    /// <param name="RawText">The text as it was typed: for who has written it, and for moderators also while it is hidden.</param>
    /// <param name="Office">In whose name the person may speak here.</param>
    /// <param name="Refusal">Why this person cannot write here now.</param>
    public sealed record Answer(
        string Slug, string Title, CommentLine? Comment, string RawText, Refusal? RefusesEditing, CommentVoice Office, Refusal? Refusal, bool MayModerate, bool IsPublic, Guid ProcessId);

    /// <param name="slug">The proposal; null to take that of the comment.</param>
    public async Task<Answer?> HandleAsync(Guid? reader, string? slug, Guid? commentId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var comment = commentId is { } id ? await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) : null;
        var proposal = slug is not null ? await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, stop)
            : comment is not null ? await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == comment.ProposalId, stop) : null;
        if (proposal is null) return null;
        var person = await rights.HandleAsync(db, reader, stop);
        var mayModerate = person.MayModerate(proposal.ProcessId, proposal.DistrictKey);
        if (!proposal.IsPublic && !mayModerate && (!person.SignedIn || person.Id != proposal.AuthorId)) return null;
        if (comment?.ProposalId != proposal.Id) comment = null;

        var now = clock.GetUtcNow();
        var line = comment is null ? null : await db.Comments.Where(c => c.Id == comment.Id).Select(CommentLine.For(db, person.Id)).SingleAsync(stop);
        return new Answer(
            proposal.Slug, proposal.Title, line, comment is not null && (comment.AuthorId == person.Id || mayModerate) ? comment.Text : "", comment?.RefusesEditing(person.Id, now),
            Voices.OfficeOf(person, proposal.ProcessId, proposal.DistrictKey, proposal.AuthorId, await districts.HandleAsync(stop)),
            await CommentedProposal.RefusesAsync(db, person, proposal, now, stop), mayModerate, proposal.IsPublic, proposal.ProcessId);
    }
}
