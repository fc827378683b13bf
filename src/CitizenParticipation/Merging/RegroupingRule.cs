using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Merging;

/// <summary>What may be merged or split: public proposals, by a moderator who wrote none of them, while supporters still have time to answer.</summary>
internal static class RegroupingRule
{
    /// <param name="source">With its authors.</param>
    public static async Task<Refusal?> RefusesAsync(ParticipationDb db, Proposal source, Rights moderator, DateTimeOffset now, CancellationToken stop)
    {
        if (source.RefusesRegrouping(moderator) is { } refusal) return refusal;
        if (await RefusesNowAsync(db, source, now, stop) is { } late) return late;
        return await db.Regroupings.AnyAsync(r => r.State == RegroupingState.Asked && r.SourceId == source.Id, stop) ? Refusal.AlreadyProposed : null;
    }

    /// <summary>Who is asked for consent: all authors who are still here.</summary>
    /// <returns>Refused when there is nobody left to ask.</returns>
    public static async Task<Outcome<List<Guid>>> AskedAsync(ParticipationDb db, IEnumerable<Guid> authors, CancellationToken stop)
    {
        var people = authors.Distinct().ToList();
        var here = await db.Participants.Where(p => people.Contains(p.Id) && p.LeftAt == null).Select(p => p.Id).ToListAsync(stop);
        return here.Count == 0 ? Refusal.NobodyToAsk : here;
    }

    /// <summary>The same limit as for a change of meaning: supporters need time.</summary>
    public static async Task<Refusal?> RefusesNowAsync(ParticipationDb db, Proposal source, DateTimeOffset now, CancellationToken stop) =>
        (await db.Processes.AsNoTracking().Whole.SingleAsync(p => p.Id == source.ProcessId, stop)).RefusesChange(ofMeaning: true, now);

    /// <summary>One process, because supports of two are counted apart.</summary>
    public static Refusal? RefusesTarget(Proposal source, Proposal target, Rights moderator) =>
        target.Id == source.Id ? Refusal.SameProposal
        : target.ProcessId != source.ProcessId ? Refusal.OtherProcess
        : target.RefusesRegrouping(moderator);
}
