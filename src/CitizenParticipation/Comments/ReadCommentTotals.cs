using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>The present numbers of comments of watched discussions. Those of proposals that are not published are left out as if they did not exist.</summary>
public sealed class ReadCommentTotals(IDbContextFactory<ParticipationDb> databases)
{
    public async Task<IReadOnlyList<Beat>> HandleAsync(IReadOnlyCollection<string> topics, CancellationToken stop = default)
    {
        var slugs = topics.Where(t => t.StartsWith(Topics.CommentsPrefix, StringComparison.Ordinal)).Select(t => t[Topics.CommentsPrefix.Length..]).ToList();
        if (slugs.Count == 0) return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var comments = db.Comments;
        var found = await db.Proposals.Published.Where(p => slugs.Contains(p.Slug))
            .Select(p => new { p.Slug, Count = comments.Count(c => c.ProposalId == p.Id && c.State == CommentState.Visible) }).ToListAsync(stop);
        return [.. found.Select(p => new Beat(Topics.Comments(p.Slug), p.Count))];
    }
}
