using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Figures;

/// <summary>What one moderator has done in the present month, for themselves alone. Nobody can ask for another one's, and nothing is compared.</summary>
public sealed class ReadOwnFigures(IDbContextFactory<ParticipationDb> databases, ReadRights rights, CityClock clock)
{
    /// <param name="Month">Its first day.</param>
    /// <param name="Decided">As the one who has decided first.</param>
    /// <param name="Second">As the second person, yes or no.</param>
    /// <param name="MedianHours">That half of the cases had waited at most; null without any.</param>
    /// <param name="Undone">How many of all their decisions an appeal has undone in this month.</param>
    public sealed record Answer(DateOnly Month, int Decided, int Second, int? MedianHours, int Undone);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (!moderator.ModeratesAnything) return Refusal.NotAllowed;
        var local = clock.Local(clock.Now);
        var month = new DateOnly(local.Year, local.Month, 1);
        var from = clock.Instant(month.ToDateTime(TimeOnly.MinValue));
        var own = db.Decisions.AsNoTracking().Where(d => d.ById == actor);
        var waited = await own.Where(d => d.At >= from && d.WaitedSince != null).Select(d => new { d.At, d.WaitedSince }).ToListAsync(stop);
        var hours = waited.Select(d => (int)Math.Ceiling((d.At - d.WaitedSince!.Value).TotalHours)).Order().ToList();
        return new Answer(
            month, await own.CountAsync(d => d.At >= from, stop), await db.Decisions.CountAsync(d => d.SecondId == actor && d.ById != actor && d.SecondAt >= from, stop),
            hours.Count == 0 ? null : hours[(hours.Count - 1) / 2],
            await db.Appeals.CountAsync(a => a.State == AppealState.Granted && a.DecidedAt >= from && own.Any(d => d.Id == a.DecisionId), stop));
    }
}
