using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>What is attached to a proposal, pictures first, for whoever may see it.</summary>
public sealed class BrowseAttachments(IDbContextFactory<ParticipationDb> databases, ReadRights rights)
{
    /// <param name="Sizes">In which sizes a picture is kept, by its longer side.</param>
    /// <param name="Bytes">What is downloaded of a document; all sizes of a picture together.</param>
    public sealed record Item(Guid Id, AttachmentKind Kind, int Position, string Name, string Alternative, long Bytes, int Width, int Height, IReadOnlyList<int> Sizes);

    public async Task<IReadOnlyList<Item>> HandleAsync(Guid? reader, string slug, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await (from a in db.Attachments.AsNoTracking()
                           join p in db.Proposals on a.ProposalId equals p.Id
                           where p.Slug == slug
                           orderby a.Kind, a.Position
                           select new { Attachment = a, p.State, IsOwn = p.AuthorId == reader || p.CoAuthors.Any(c => c.ParticipantId == reader && c.State == CoAuthorState.Joined), p.ProcessId, p.DistrictKey }).ToListAsync(stop);
        // Most proposals have none, and their pages need not ask who is reading.
        if (found.Count == 0) return [];
        var first = found[0];
        if (!Attachment.IsVisible(first.State, first.IsOwn, first.ProcessId, first.DistrictKey, await rights.HandleAsync(db, reader, stop))) return [];
        return [.. found.Select(f => f.Attachment).Select(a => new Item(
            a.Id, a.Kind, a.Position, a.Name, a.Alternative, a.Bytes, a.Width, a.Height, a.Kind == AttachmentKind.Image ? PictureSize.Of(a.Width, a.Height) : []))];
    }
}
