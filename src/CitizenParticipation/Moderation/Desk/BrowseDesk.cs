using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Processes;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Desk;

/// <summary>
/// Everything that waits for this moderator in one list: what hurts people first, then the oldest, each with the deadline of its process. Nothing is stored for it: what
/// waits is read from where it is kept, so that the list can never tell something else than the case.
/// </summary>
public sealed class BrowseDesk(IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, TimeProvider clock)
{
    /// <summary>More than a person works off before looking up; the rest is counted.</summary>
    public const int Longest = 100;

    /// <param name="Total">All that wait inside the filter; the list holds the first of them.</param>
    /// <param name="Counts">How many wait of each kind, whichever kind is looked at.</param>
    /// <param name="Mine">How many this moderator works on or was handed.</param>
    /// <param name="Held">What was decided a few seconds ago and can still be taken back; the newest first.</param>
    /// <param name="Processes">Titles by id.</param>
    public sealed record Answer(
        IReadOnlyList<WaitingCase> Lines, int Total, IReadOnlyDictionary<CaseKind, int> Counts, int Mine, IReadOnlyList<HeldLine> Held, IReadOnlyDictionary<Guid, string> Processes);

    public async Task<Outcome<Answer>> HandleAsync(Guid? actor, DeskFilter filter, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var moderator = await rights.HandleAsync(db, actor, stop);
        if (!moderator.SignedIn) return Refusal.SignInRequired;
        if (!moderator.ModeratesAnything) return Refusal.NotAllowed;

        var now = clock.GetUtcNow();
        var processes = await db.Processes.Select(p => new { p.Id, p.Slug, p.Title, p.ReviewHours }).ToListAsync(stop);
        var process = string.IsNullOrEmpty(filter.Process) ? null : (Guid?)(processes.Find(p => p.Slug == filter.Process)?.Id ?? Guid.Empty);
        var below = string.IsNullOrEmpty(filter.District) ? null : (await districts.HandleAsync(stop)).WithDescendants(filter.District);
        var held = await HeldLines.ReadAsync(db, moderator, stop);
        var decided = held.Where(h => h.FailedAs is null).Select(h => h.Key).ToHashSet();
        var claims = await ClaimsAsync(db, actor!.Value, now, stop);
        var mine = claims.Where(c => c.Value.IsReader && !decided.Contains(c.Key)).Select(c => c.Key).ToList();
        var view = new DeskView(
            db, moderator, actor.Value, process, below, processes.ToDictionary(p => p.Id, p => p.ReviewHours), [.. decided],
            filter.Mine ? mine : null);

        var (parts, counts) = (new Dictionary<CaseKind, WaitingPart>(), new Dictionary<CaseKind, int>());
        foreach (var kind in Enum.GetValues<CaseKind>().Where(k => k != CaseKind.None))
        {
            parts[kind] = await ReadAsync(view, kind, filter.Kind is null || filter.Kind == kind ? Longest : 0, stop);
            counts[kind] = filter.Mine ? (await ReadAsync(view with { Mine = null }, kind, 0, stop)).Total : parts[kind].Total;
        }

        var lines = parts.Values.SelectMany(p => p.Lines).OrderByDescending(l => l.Harm).ThenBy(l => l.Since).ThenBy(l => l.Key.Id).Take(Longest).Select(l => l with { Claim = claims.GetValueOrDefault(l.Key) ?? (l.Key.Sibling is { } sibling ? claims.GetValueOrDefault(sibling) : null) });
        return new Answer(
            [.. lines], parts.Where(p => filter.Kind is null || filter.Kind == p.Key).Sum(p => p.Value.Total), counts,
            mine.Count, held, processes.ToDictionary(p => p.Id, p => p.Title));
    }

    private static Task<WaitingPart> ReadAsync(DeskView view, CaseKind kind, int most, CancellationToken stop) => kind switch
    {
        CaseKind.Proposal or CaseKind.Change => WaitingSubmissions.ReadAsync(view, kind, most, stop),
        CaseKind.Report => WaitingReports.ReadAsync(view, most, stop),
        CaseKind.Appeal => WaitingDecisions.AppealsAsync(view, most, stop),
        CaseKind.Second => WaitingDecisions.SecondsAsync(view, most, stop),
        CaseKind.EasyVersion => WaitingEasyVersions.ReadAsync(view, most, stop),
        CaseKind.Translation => WaitingTranslations.ReadAsync(view, most, stop),
        _ => WaitingRegroupings.ReadAsync(view, most, stop),
    };

    private static async Task<Dictionary<CaseKey, Claimant>> ClaimsAsync(ParticipationDb db, Guid reader, DateTimeOffset now, CancellationToken stop)
    {
        var people = db.Participants;
        var claims = await db.Claims.Where(c => c.Until > now).Select(c => new
        {
            c.Kind, c.SubjectId, c.Part, c.ModeratorId, Name = people.Where(p => p.Id == c.ModeratorId).Select(p => p.DisplayName).First(),
            GivenBy = people.Where(p => p.Id == c.GivenById).Select(p => p.DisplayName).FirstOrDefault(),
        }).ToListAsync(stop);
        return claims.ToDictionary(c => new CaseKey(c.Kind, c.SubjectId, c.Part), c => new Claimant(c.ModeratorId, c.Name, c.ModeratorId == reader, c.GivenBy ?? ""));
    }
}
