using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>The discussion of one proposal, a page of threads at a time, for whoever may read the proposal itself. As many queries for one thread as for twenty.</summary>
public sealed class BrowseComments(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    public enum Order
    {
        MostHelpful = 0,
        Newest = 1,
    }

    /// <param name="Around">A comment that must stand on the page, by time; it goes before order and page.</param>
    public sealed record Query(Order Order = Order.MostHelpful, int Page = 1, Guid? Around = null);

    /// <param name="Replies">The oldest first, as a conversation is read.</param>
    public sealed record Thread(CommentLine Comment, IReadOnlyList<CommentLine> Replies);

    /// <param name="Visible">How many can be read, replies included.</param>
    /// <param name="Threads">How many threads there are on all pages.</param>
    /// <param name="MayModerate">Whether the reader may hide comments here.</param>
    public sealed record Answer(IReadOnlyList<Thread> Items, int Visible, int Threads, Order Order, int Page, int Pages, bool MayModerate)
    {
        public static readonly Answer Nothing = new([], 0, 0, Order.MostHelpful, 1, 1, false);
    }

    public async Task<Answer?> HandleAsync(Guid? reader, string slug, Query query, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposal = await db.Proposals.Where(p => p.Slug == slug).Select(p => new { p.Id, p.State, p.AuthorId, p.ProcessId, p.DistrictKey }).SingleOrDefaultAsync(stop);
        if (proposal is null) return null;
        var mayModerate = reader is not null && (await rights.HandleAsync(db, reader, stop)).MayModerate(proposal.ProcessId, proposal.DistrictKey);
        if (proposal.State is not (ProposalState.Published or ProposalState.Merged) && !mayModerate && (reader is null || reader != proposal.AuthorId)) return null;

        var all = db.Comments.AsNoTracking().Where(c => c.ProposalId == proposal.Id);
        var counts = await all.GroupBy(c => 1).Select(g => new { Visible = g.Count(c => c.State == CommentState.Visible), Threads = g.Count(c => c.ParentId == null) }).SingleOrDefaultAsync(stop);
        if (counts is null) return Answer.Nothing with { Order = query.Order, MayModerate = mayModerate };

        var threads = all.Where(c => c.ParentId == null);
        var order = query.Order;
        var pages = (counts.Threads - 1) / CommentLimits.PageSize + 1;
        var page = Math.Clamp(query.Page, 1, pages);
        if (query.Around is { } around && await PageOfAsync(all, around, stop) is { } found) (order, page) = (Order.Newest, found);
        var lines = await Sort(threads, order).Skip((page - 1) * CommentLimits.PageSize).Take(CommentLimits.PageSize).Select(CommentLine.For(db, reader)).ToListAsync(stop);
        var ids = lines.Select(l => (Guid?)l.Id).ToList();
        var replies = (await all.Where(c => ids.Contains(c.ParentId)).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(CommentLine.For(db, reader)).ToListAsync(stop)).ToLookup(r => r.ParentId);
        return new Answer([.. lines.Select(l => new Thread(l, [.. replies[l.Id]]))], counts.Visible, counts.Threads, order, page, pages, mayModerate);
    }

    private static IQueryable<Comment> Sort(IQueryable<Comment> threads, Order order) => order == Order.Newest
        ? threads.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
        // What can no longer be read stands last; of equals the older ones come first, because they have been read by more.
        : threads.OrderBy(c => c.State == CommentState.Visible ? 0 : 1).ThenByDescending(c => c.Helpful).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id);

    /// <summary>The page, by time, on which the thread of a comment stands; null when there is no such comment here.</summary>
    private static async Task<int?> PageOfAsync(IQueryable<Comment> all, Guid id, CancellationToken stop)
    {
        var top = await all.Where(c => c.Id == id).Select(c => c.ParentId ?? c.Id).SingleOrDefaultAsync(stop);
        if (top == Guid.Empty) return null;
        var at = await all.Where(c => c.Id == top).Select(c => c.CreatedAt).SingleAsync(stop);
        // Of the same millisecond the higher id comes first, as in the list.
        var before = await all.CountAsync(c => c.ParentId == null && (c.CreatedAt > at || (c.CreatedAt == at && c.Id.CompareTo(top) > 0)), stop);
        return before / CommentLimits.PageSize + 1;
    }
}
