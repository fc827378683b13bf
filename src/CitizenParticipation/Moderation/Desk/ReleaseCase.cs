using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>A moderator goes on to something else: the case is free again, unless it was handed to them or they have decided it and it is on its way.</summary>
public sealed class ReleaseCase(IDbContextFactory<ParticipationDb> databases, Pulse pulse)
{
    /// <param name="alsoGiven">Also what a colleague has handed over.</param>
    public async Task HandleAsync(Guid? actor, CaseKey key, bool alsoGiven = false, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var held = db.HeldDeeds;
        var own = db.Claims.Of(key).Where(c => c.ModeratorId == actor && !held.Any(h => h.Kind == c.Kind && h.SubjectId == c.SubjectId && h.Part == c.Part && h.FailedAs == ""));
        if (!alsoGiven) own = own.Where(c => c.GivenById == null);
        if (await own.ExecuteDeleteAsync(stop) > 0) pulse.Publish(new Beat(Topics.Moderation, 1));
    }
}
