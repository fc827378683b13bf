using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>Who has written a comment mends its text, for a few minutes. Kind and voice stay: others may have marked it for what it is.</summary>
public sealed class EditComment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TellDiscussion tell, TimeProvider clock)
{
    public sealed record Edited(Guid Id);

    public async Task<Outcome<Edited>> HandleAsync(Guid? actor, Guid id, string? newText, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var author = await rights.HandleAsync(db, actor, stop);
        if (!author.SignedIn) return Refusal.SignInRequired;
        if (await CommentedProposal.FindAsync(db, id, stop) is not var (comment, proposal)) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (comment.AuthorId != author.Id) return Refusal.NotFound;
        if (await CommentedProposal.RefusesAsync(db, author, proposal, now, stop) is { } closed) return closed;
        if (author.RefusesWriting(proposal.ProcessId, now) is { } blocked) return blocked;
        if (comment.RefusesEditing(author.Id, now) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var text = checks.Text("Text", newText, CommentLimits.ShortestText, CommentLimits.LongestText);
        if (!checks.Clean) return checks;
        comment.Edit(text, now);
        await tell.CommitAsync(db, proposal.Id, proposal.Slug, stop);
        return new Edited(id);
    }
}
