using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>An author says in other words what a picture shows.</summary>
public sealed class DescribeAttachment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, AuditTrail audit, TimeProvider clock)
{
    public sealed record Described(Guid Id, string Alternative);

    public async Task<Outcome<Described>> HandleAsync(Guid? actor, string slug, Guid id, string? alternative, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        var writer = await rights.HandleAsync(db, actor, stop);
        if (!writer.SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (Attachment.RefusesChange(proposal, actor) is { } refusal) return refusal;
        if (writer.RefusesWriting(proposal.ProcessId, clock.GetUtcNow()) is { } blocked) return blocked;
        if (await db.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.ProposalId == proposal.Id, stop) is not { } attachment) return Refusal.NotFound;

        var checks = new FieldChecks();
        var words = checks.Line(nameof(Attachment.Alternative), alternative, attachment.Kind == AttachmentKind.Image ? 1 : 0, AttachmentLimits.LongestAlternative);
        if (!checks.Clean) return checks;
        if (words == attachment.Alternative) return new Described(id, words);

        attachment.Describe(words);
        await audit.AppendAsync(db, actor, "attachment.described", $"proposal:{proposal.Id:N}", attachment.Hash, stop);
        await db.SaveChangesAsync(stop);
        await db.RaiseRevisionAsync(proposal.Id, stop);
        await transaction.CommitAsync(stop);
        return new Described(id, words);
    }
}
