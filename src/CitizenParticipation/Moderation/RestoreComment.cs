using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>A moderator shows a hidden comment again and says why; that stands in the trail.</summary>
public sealed class RestoreComment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TellDiscussion tell, AuditTrail audit)
{
    public sealed record Restored(string Slug, Guid Id);

    public async Task<Outcome<Restored>> HandleAsync(Guid? actor, Guid id, string? why, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await CommentedProposal.FindAsync(db, id, stop) is not var (comment, proposal)) return Refusal.NotFound;
        if (comment.RefusesRestoring(moderator, moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var words = checks.Text("Words", why, 10, 500);
        if (!checks.Clean) return checks;
        comment.Restore();
        await audit.AppendAsync(db, actor, "comment.restored", $"comment:{id:N}", words, Change.Of(db, comment, c => c.State), stop);
        await tell.CommitAsync(db, proposal.Id, proposal.Slug, stop);
        return new Restored(proposal.Slug, id);
    }
}
