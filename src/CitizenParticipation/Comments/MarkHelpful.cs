using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>A person finds somebody else's comment helpful, or no longer. Asked again it changes nothing.</summary>
public sealed class MarkHelpful(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TellDiscussion tell, TimeProvider clock)
{
    public sealed record Marked(bool Changed, int Total, string Slug);

    /// <param name="takeBack">True to take the mark back.</param>
    public async Task<Outcome<Marked>> HandleAsync(Guid? actor, Guid id, bool takeBack = false, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var person = await rights.HandleAsync(db, actor, stop);
        if (await CommentedProposal.FindAsync(db, id, stop) is not var (comment, proposal)) return Refusal.NotFound;
        if (await CommentedProposal.RefusesAsync(db, person, proposal, clock.GetUtcNow(), stop) is { } closed) return closed;
        if (comment.RefusesMark(person.Id!.Value) is { } refusal) return refusal;

        var change = takeBack ? -await RemoveAsync(db, id, person.Id.Value, stop) : await InsertAsync(db, id, person.Id.Value, stop);
        if (change == 0) return new Marked(false, comment.Helpful, proposal.Slug);
        // Past the change tracker: a mark draws the page of this proposal anew, not every page of the city.
        await db.Comments.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Helpful, x => x.Helpful + change), stop);
        await tell.CommitAsync(db, proposal.Id, proposal.Slug, stop);
        return new Marked(true, comment.Helpful + change, proposal.Slug);
    }

    private static Task<int> RemoveAsync(ParticipationDb db, Guid comment, Guid person, CancellationToken stop) =>
        db.HelpfulMarks.Where(m => m.CommentId == comment && m.ParticipantId == person).ExecuteDeleteAsync(stop);

    private static async Task<int> InsertAsync(ParticipationDb db, Guid comment, Guid person, CancellationToken stop)
    {
        // The writer is alone, so what is not there now is not there when it is written.
        if (await db.HelpfulMarks.AnyAsync(m => m.CommentId == comment && m.ParticipantId == person, stop)) return 0;
        db.Add(new HelpfulMark(comment, person));
        return await db.SaveChangesAsync(stop);
    }
}
