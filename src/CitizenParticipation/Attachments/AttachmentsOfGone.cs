using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Attachments;

/// <summary>What belongs to proposals that are withdrawn or thrown away goes with them: first the rows, then the files. What a crash leaves in between is swept up.</summary>
public static class AttachmentsOfGone
{
    /// <summary>Inside the transaction of the caller, who removes the files after the commit.</summary>
    public static async Task<IReadOnlyList<Attachment>> RemoveRowsAsync(ParticipationDb db, IReadOnlyCollection<Guid> proposals, CancellationToken stop)
    {
        var rows = db.Attachments.Where(a => proposals.Contains(a.ProposalId));
        var gone = await rows.AsNoTracking().ToListAsync(stop);
        if (gone.Count > 0) await rows.ExecuteDeleteAsync(stop);
        return gone;
    }

    /// <returns>How many files that were.</returns>
    public static int Remove(this IFileStore files, IReadOnlyList<Attachment> gone)
    {
        var all = gone.SelectMany(a => a.Parts.Select(part => new StoredFile(a.StoredName, part))).ToList();
        all.ForEach(files.Remove);
        return all.Count;
    }
}
