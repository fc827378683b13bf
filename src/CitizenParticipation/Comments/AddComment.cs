using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>A person adds a comment to a published proposal, or replies to one.</summary>
public sealed class AddComment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TellDiscussion tell, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Kind">What the comment is to the proposal; not asked for in replies.</param>
    /// <param name="ReplyTo">The comment or reply that is answered.</param>
    /// <param name="Official">True to speak for the office one holds; without an office it changes nothing.</param>
    public sealed record Input(CommentKind Kind, string? Text, Guid? ReplyTo = null, bool Official = false);

    public sealed record Added(Guid Id);

    public async Task<Outcome<Added>> HandleAsync(Guid? actor, string slug, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var author = await rights.HandleAsync(db, actor, stop);
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        var now = clock.GetUtcNow();
        if (await CommentedProposal.RefusesAsync(db, author, proposal, now, stop) is { } refusal) return refusal;
        if (author.RefusesWriting(proposal!.ProcessId, now) is { } blocked) return blocked;

        var parent = input.ReplyTo is { } id ? await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.ProposalId == proposal.Id, stop) : null;
        if (input.ReplyTo is not null && parent is null) return Refusal.NotFound;
        var checks = new FieldChecks();
        var text = checks.Text(nameof(input.Text), input.Text, CommentLimits.ShortestText, CommentLimits.LongestText);
        checks.AddIf(parent is null && (input.Kind == CommentKind.None || !Enum.IsDefined(input.Kind)), Refusal.Required, nameof(input.Kind));
        if (!checks.Clean) return checks;

        var comment = new Comment(proposal.Id, parent, author.Id!.Value, input.Kind, text, Voices.Of(author, proposal, await districts.HandleAsync(stop), input.Official), now);
        // Before all that could refuse it: the second click hears of the first.
        if (await SameAsync(db, comment, now, stop) is { } first) return new Added(first);
        if (parent?.RefusesReply() is { } gone) return gone;
        if (await IsTooFastAsync(db, comment.AuthorId, now, stop)) return Refusal.SlowDown;

        db.Add(comment);
        // Who follows is told from the trail: its numbers have no gaps, and no time to compare.
        await audit.AppendAsync(db, actor, "comment.added", $"comment:{comment.Id:N}", "", stop);
        await tell.CommitAsync(db, proposal.Id, slug, stop);
        return new Added(comment.Id);
    }

    /// <summary>The same words in the same place; the same thanks to two people are two replies.</summary>
    private static async Task<Guid?> SameAsync(ParticipationDb db, Comment comment, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - CommentLimits.SameText;
        return await db.Comments
            .Where(c => c.AuthorId == comment.AuthorId && c.CreatedAt > since && c.ProposalId == comment.ProposalId && c.ParentId == comment.ParentId && c.Text == comment.Text)
            .OrderBy(c => c.CreatedAt).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>Deleted ones count too: writing and deleting in turns is a storm as well.</summary>
    private static async Task<bool> IsTooFastAsync(ParticipationDb db, Guid author, DateTimeOffset now, CancellationToken stop)
    {
        var (hour, minute) = (now.AddHours(-1), now.AddMinutes(-1));
        var lately = await db.Comments.Where(c => c.AuthorId == author && c.CreatedAt > hour).Select(c => c.CreatedAt).ToListAsync(stop);
        return lately.Count >= CommentLimits.MostInAnHour || lately.Count(at => at > minute) >= CommentLimits.MostInAMinute;
    }
}
