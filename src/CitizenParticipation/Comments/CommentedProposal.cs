using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>A comment that exists together with the proposal it stands under, for the use cases that change one.</summary>
public sealed record CommentedProposal(Comment Comment, Proposal Proposal)
{
    public static async Task<CommentedProposal?> FindAsync(ParticipationDb db, Guid commentId, CancellationToken stop) =>
        await db.Comments.SingleOrDefaultAsync(c => c.Id == commentId, stop) is { } comment
            ? new CommentedProposal(comment, await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == comment.ProposalId, stop))
            : null;

    /// <summary>Why nothing can be said or marked below a proposal by this person now.</summary>
    internal static async Task<Refusal?> RefusesAsync(ParticipationDb db, Rights person, Proposal? proposal, DateTimeOffset now, CancellationToken stop)
    {
        if (proposal is not { IsPublic: true }) return Refusal.NotFound;
        if (person.Participant is not { } participant) return Refusal.SignInRequired;
        if (!participant.EmailConfirmed) return Refusal.EmailNotConfirmed;
        var process = await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == proposal.ProcessId, stop);
        return Comment.RefusesDiscussion(process, now);
    }
}
