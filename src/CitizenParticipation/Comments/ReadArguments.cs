using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>The strongest comments for and against a published proposal, to stand side by side. Nothing while only one side has spoken: a list of one side would be advertising.</summary>
public sealed class ReadArguments(IDbContextFactory<ParticipationDb> databases)
{
    public sealed record Answer(IReadOnlyList<CommentLine> For, IReadOnlyList<CommentLine> Against);

    public async Task<Answer?> HandleAsync(string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var proposals = db.Proposals.Published.Where(p => p.Slug == slug).Select(p => p.Id);
        var visible = db.Comments.AsNoTracking().Where(c => proposals.Contains(c.ProposalId) && c.State == CommentState.Visible);
        var against = await StrongestAsync(db, visible, CommentKind.Against, stop);
        if (against.Count == 0) return null;
        var pro = await StrongestAsync(db, visible, CommentKind.For, stop);
        return pro.Count == 0 ? null : new Answer(pro, against);
    }

    private static async Task<IReadOnlyList<CommentLine>> StrongestAsync(ParticipationDb db, IQueryable<Comment> visible, CommentKind kind, CancellationToken stop) =>
        await visible.Where(c => c.Kind == kind).OrderByDescending(c => c.Helpful).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id)
            .Take(CommentLimits.ArgumentsOfASide).Select(CommentLine.For(db, null)).ToListAsync(stop);
}
