using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>An author takes a picture or a document away. The row goes first: from then on nobody is served, and a file that is left over is swept up.</summary>
public sealed class RemoveAttachment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, IFileStore files, AuditTrail audit, Pulse pulse)
{
    public sealed record Removed(Guid Id);

    public async Task<Outcome<Removed>> HandleAsync(Guid? actor, string slug, Guid id, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).SignedIn) return Refusal.SignInRequired;
        var proposal = await db.Proposals.AsNoTracking().Include(p => p.CoAuthors).SingleOrDefaultAsync(p => p.Slug == slug, stop);
        if (proposal is null) return Refusal.NotFound;
        if (Attachment.RefusesChange(proposal, actor) is { } refusal) return refusal;
        if (await db.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.ProposalId == proposal.Id, stop) is not { } attachment) return Refusal.NotFound;

        db.Remove(attachment);
        await audit.AppendAsync(db, actor, "attachment.removed", $"proposal:{proposal.Id:N}", attachment.Hash, stop);
        await db.SaveChangesAsync(stop);
        await db.RaiseRevisionAsync(proposal.Id, stop);
        await transaction.CommitAsync(stop);
        foreach (var part in attachment.Parts) files.Remove(new(attachment.StoredName, part));
        pulse.Publish(new Beat(Topics.Moderation, 1));
        return new Removed(id);
    }
}
