using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>Who has written a comment takes it away. The text is erased; a trace stays.</summary>
public sealed class DeleteComment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TellDiscussion tell)
{
    public sealed record Deleted(Guid Id);

    public async Task<Outcome<Deleted>> HandleAsync(Guid? actor, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var author = await rights.HandleAsync(db, actor, stop);
        if (!author.SignedIn) return Refusal.SignInRequired;
        if (await CommentedProposal.FindAsync(db, id, stop) is not var (comment, proposal)) return Refusal.NotFound;
        if (comment.RefusesDeletion(author.Id) is { } refusal) return refusal;
        comment.Delete();
        await tell.CommitAsync(db, proposal.Id, proposal.Slug, stop);
        return new Deleted(id);
    }
}
