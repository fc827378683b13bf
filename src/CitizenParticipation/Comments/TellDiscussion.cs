using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Comments;

/// <summary>Commits a change of a discussion and then tells open pages how many comments there are now.</summary>
public sealed class TellDiscussion(Pulse pulse)
{
    /// <summary>Saves and commits; the number is read before, while nobody else writes.</summary>
    public async Task CommitAsync(ParticipationDb db, Guid proposalId, string slug, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var visible = await db.Comments.VisibleOf(proposalId).CountAsync(stop);
        var isPublic = await db.Proposals.Published.AnyAsync(p => p.Id == proposalId, stop);
        await db.Database.CurrentTransaction!.CommitAsync(stop);
        // What is hidden moves silently.
        if (isPublic) pulse.Publish(new Beat(Topics.Comments(slug), visible));
    }
}
