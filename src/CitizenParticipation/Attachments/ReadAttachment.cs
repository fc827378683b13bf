using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>One part of an attachment, for whoever may see its proposal at this moment. Anybody else is told that it does not exist.</summary>
public sealed class ReadAttachment(IDbContextFactory<ParticipationDb> databases, ReadRights rights, IFileStore files)
{
    /// <param name="Content">To be closed by the caller.</param>
    /// <param name="Tag">The same for the same bytes.</param>
    public sealed record Answer(AttachmentKind Kind, string Name, string Tag, Stream Content);

    public async Task<Answer?> HandleAsync(Guid? reader, string slug, Guid id, string part, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await (from a in db.Attachments.AsNoTracking()
                           join p in db.Proposals on a.ProposalId equals p.Id
                           where a.Id == id && p.Slug == slug
                           select new { Attachment = a, p.State, IsOwn = p.AuthorId == reader || p.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined), p.ProcessId, p.DistrictKey }).SingleOrDefaultAsync(stop);
        if (found is null || !found.Attachment.Parts.Contains(part)) return null;
        if (!Attachment.IsVisible(found.State, found.IsOwn, found.ProcessId, found.DistrictKey, await rights.HandleAsync(db, reader, stop))) return null;
        return files.Open(new(found.Attachment.StoredName, part)) is { } content
            ? new Answer(found.Attachment.Kind, found.Attachment.Name, $"{found.Attachment.Hash[..24]}-{part}", content)
            : null;
    }
}
