using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;

namespace CitizenParticipation.Notifications;

/// <summary>Brings to notices what they are about, as it is now.</summary>
internal static class ReadLines
{
    public static IQueryable<NoticeLine> LinesOf(this ParticipationDb db, IQueryable<Notice> notices) =>
        from notice in notices
        join c in db.Comments on notice.CommentId equals c.Id into comments
        from comment in comments.DefaultIfEmpty()
        join p in db.Proposals on notice.ProposalId ?? comment.ProposalId equals p.Id into proposals
        from proposal in proposals.DefaultIfEmpty()
        let isAuthor = proposal != null && (proposal.AuthorId == notice.ParticipantId || proposal.CoAuthors.Any(c => c.ParticipantId == notice.ParticipantId && c.State == CoAuthorState.Joined))
        join q in db.Processes on notice.ProcessId equals q.Id into processes
        from process in processes.DefaultIfEmpty()
        select new NoticeLine
        {
            Id = notice.Id, ParticipantId = notice.ParticipantId, Kind = notice.Kind, Because = notice.Because, At = notice.At, IsRead = notice.ReadAt != null,
            CommentId = notice.CommentId, Phase = notice.Phase,
            ProposalId = proposal != null ? proposal.Id : null,
            Title = proposal != null ? proposal.State != ProposalState.Hidden || isAuthor ? proposal.Title : "" : process != null ? process.Title : "",
            ProposalSlug = proposal != null ? proposal.Slug : null,
            State = proposal != null ? proposal.State : null,
            IsAuthor = isAuthor,
            ProcessSlug = process != null ? process.Slug : null,
            SaidState = comment != null ? comment.State : null,
            HiddenReason = comment != null ? comment.HiddenReason : "",
            HiddenWords = comment != null ? comment.HiddenWords : "",
        };
}
