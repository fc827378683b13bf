using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>What a moderator may want to look at in a comment. It reads only; whoever may decide on the comment may read its hints.</summary>
public sealed class ReadCommentHints(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    private const int MostOfAuthor = 100;
    private const int MostHere = 200;
    private const int MostTimes = 200;

    /// <summary>Comments of the same person are compared so far back.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    private sealed record Other(Guid Id, string Slug, string Text);

    public async Task<Outcome<HintList>> HandleAsync(Guid? actor, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await CommentedProposal.FindAsync(db, id, stop) is not var (comment, proposal) || comment.State == CommentState.Deleted) return Refusal.NotFound;
        if (!moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) return Refusal.NotFound;

        return HintList.Of(
        [
            .. TextHints.In(comment.Text),
            .. CopiesOf(comment, await OthersAsync(db, comment, stop)),
            .. Bursts.In([comment.CreatedAt, .. await TimesAsync(db, comment, stop)], comment.CreatedAt),
        ]);
    }

    private static IEnumerable<Hint> CopiesOf(Comment comment, IEnumerable<Other> others)
    {
        var words = new SameWords(comment.Text);
        return from other in others
               let percent = words.PercentOf(new SameWords(other.Text))
               where percent is not null
               orderby percent descending, other.Id
               select Hint.Of(HintKind.CopyOfComment, other.Text) with { Count = percent.Value, Slug = other.Slug, CommentId = other.Id };
    }

    /// <summary>What it could be a copy of: comments on the same proposal, and what the same person has written on others lately. Only what everybody can read.</summary>
    private static async Task<IEnumerable<Other>> OthersAsync(ParticipationDb db, Comment comment, CancellationToken stop)
    {
        var (id, author, place, since, until) = (comment.Id, comment.AuthorId, comment.ProposalId, comment.CreatedAt - Back, comment.CreatedAt + Back);
        var all = db.Comments.AsNoTracking().Where(c => c.Id != id && c.State == CommentState.Visible);
        return (await ReadAsync(all.Where(c => c.ProposalId == place).OrderByDescending(c => c.CreatedAt).Take(MostHere)))
            .Concat(await ReadAsync(all.Where(c => c.AuthorId == author && c.CreatedAt > since && c.CreatedAt < until).OrderByDescending(c => c.CreatedAt).Take(MostOfAuthor)))
            .DistinctBy(o => o.Id);

        Task<List<Other>> ReadAsync(IQueryable<Comment> some) =>
            some.Join(db.Proposals.Where(p => p.State == ProposalState.Published), c => c.ProposalId, p => p.Id, (c, p) => new Other(c.Id, p.Slug, c.Text)).ToListAsync(stop);
    }

    /// <summary>When this person wrote anything else around then; what was deleted again counts too.</summary>
    private static async Task<IReadOnlyList<DateTimeOffset>> TimesAsync(ParticipationDb db, Comment comment, CancellationToken stop)
    {
        var (id, author, from, to) = (comment.Id, comment.AuthorId, comment.CreatedAt - Bursts.Around, comment.CreatedAt + Bursts.Around);
        return
        [
            .. await db.Proposals.Where(p => p.AuthorId == author && p.State != ProposalState.Draft && p.SubmittedAt >= from && p.SubmittedAt <= to).Select(p => p.SubmittedAt).Take(MostTimes).ToListAsync(stop),
            .. await db.Comments.Where(c => c.Id != id && c.AuthorId == author && c.CreatedAt >= from && c.CreatedAt <= to).Select(c => c.CreatedAt).Take(MostTimes).ToListAsync(stop),
        ];
    }
}
