using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation;

/// <summary>A moderator takes a comment out of sight, with a reason that stands in its place for everybody.</summary>
public sealed class HideComment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TellDiscussion tell, AuditTrail audit)
{
    /// <param name="Reason">A key of <see cref="DecisionReason"/>.</param>
    /// <param name="Words">The moderator's own words; public, like the reason.</param>
    public sealed record Input(string? Reason, string? Words);

    public sealed record Hidden(string Slug, Guid Id);

    public async Task<Outcome<Hidden>> HandleAsync(Guid? actor, Guid id, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (await CommentedProposal.FindAsync(db, id, stop) is not var (comment, proposal)) return Refusal.NotFound;
        if (comment.RefusesHiding(moderator, moderator.MayModerate(proposal.ProcessId, proposal.DistrictKey)) is { } refusal) return refusal;

        var checks = new FieldChecks();
        var reason = checks.Reason(input.Reason);
        var words = checks.Text(nameof(input.Words), input.Words, 10, 500);
        if (!checks.Clean) return checks;

        comment.Hide(reason, words);
        await audit.AppendAsync(db, actor, "comment.hidden", $"comment:{id:N}", $"{reason} {words}", Change.Of(db, comment, c => c.State), stop);
        await tell.CommitAsync(db, proposal.Id, proposal.Slug, stop);
        return new Hidden(proposal.Slug, id);
    }
}
