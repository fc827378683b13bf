using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Rules;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Moderation.Figures;

/// <summary>
/// The public report on moderation, by month of the city's calendar and by process (after the Digital Services Act, Art. 15 and 24). It is counted each time from the
/// decisions themselves; nobody types or corrects a number.
/// </summary>
public sealed class ReadModerationFigures(IDbContextFactory<ParticipationDb> databases, CityClock clock)
{
    private sealed record Deed(Guid ProcessId, DecisionVerdict Verdict, string Rule, string RuleKey, int Hints, DateTimeOffset At, DateTimeOffset? WaitedSince);

    private sealed record Objection(Guid ProcessId, DateTimeOffset At, DateTimeOffset? DecidedAt, AppealState State);

    private sealed record Told(Guid ProcessId, ReportState State);

    /// <param name="Month">The first day of the month.</param>
    /// <param name="Months">All months with a decision, newest first.</param>
    /// <param name="All">Over all processes.</param>
    /// <param name="Processes">By title.</param>
    public sealed record Answer(DateOnly Month, IReadOnlyList<DateOnly> Months, ModerationFigures All, IReadOnlyList<ModerationFigures> Processes);

    /// <param name="month">Any day of it; the newest with a decision when null.</param>
    public async Task<Answer> HandleAsync(DateOnly? month = null, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var now = MonthOf(clock.Now);
        var first = await db.Decisions.OrderBy(d => d.At).Select(d => (DateTimeOffset?)d.At).FirstOrDefaultAsync(stop);
        var months = new List<DateOnly>();
        for (var m = now; m >= MonthOf(first ?? clock.Now); m = m.AddMonths(-1)) months.Add(m);
        var chosen = month is { } wanted && months.Contains(new DateOnly(wanted.Year, wanted.Month, 1)) ? new DateOnly(wanted.Year, wanted.Month, 1) : now;
        var (from, to) = (clock.Instant(chosen.ToDateTime(TimeOnly.MinValue)), clock.Instant(chosen.AddMonths(1).ToDateTime(TimeOnly.MinValue)));

        var deeds = await db.Decisions.AsNoTracking()
            .Where(d => (d.State == DecisionState.InForce || d.State == DecisionState.Lifted) && (d.SecondAt ?? d.At) >= from && (d.SecondAt ?? d.At) < to)
            .Select(d => new Deed(d.ProcessId, d.Verdict, d.Rule, d.RuleKey, d.Hints, d.At, d.WaitedSince)).ToListAsync(stop);
        var decisions = db.Decisions;
        var objections = await db.Appeals.AsNoTracking().Where(a => (a.At >= from && a.At < to) || (a.DecidedAt >= from && a.DecidedAt < to))
            .Select(a => new Objection(decisions.Where(d => d.Id == a.DecisionId).Select(d => d.ProcessId).First(), a.At, a.DecidedAt, a.State)).ToListAsync(stop);
        var proposals = db.Proposals;
        var told = await db.Reports.AsNoTracking().Where(r => r.State != ReportState.Open && r.DecidedAt >= from && r.DecidedAt < to)
            .Select(r => new Told(proposals.Where(p => p.Id == r.ProposalId).Select(p => p.ProcessId).First(), r.State)).ToListAsync(stop);
        var places = await db.Processes.AsNoTracking().Select(p => new { p.Id, p.Slug, p.Title }).ToListAsync(stop);

        Guid[] active = [.. deeds.Select(d => d.ProcessId).Concat(objections.Select(o => o.ProcessId)).Concat(told.Select(t => t.ProcessId)).Distinct()];
        var parts = places.Where(p => active.Contains(p.Id)).OrderBy(p => p.Title, StringComparer.CurrentCulture)
            .Select(p => FiguresOf(new ModerationFigures.Place(p.Slug, p.Title), [p.Id], deeds, objections, told, from, to)).ToList();
        return new Answer(chosen, months, FiguresOf(null, active, deeds, objections, told, from, to), parts);
    }

    private DateOnly MonthOf(DateTimeOffset at) => clock.Local(at) is var local ? new DateOnly(local.Year, local.Month, 1) : default;

    /// <param name="of">Each process is a part of the sum, so that no difference tells what a part does not.</param>
    private static ModerationFigures FiguresOf(ModerationFigures.Place? place, Guid[] of, List<Deed> all, List<Objection> objections, List<Told> told, DateTimeOffset from, DateTimeOffset to)
    {
        var deeds = all.Where(d => of.Contains(d.ProcessId)).ToList();
        var waited = deeds.Where(d => d.WaitedSince is not null).ToList();
        var hours = waited.Select(d => (int)Math.Ceiling((d.At - d.WaitedSince!.Value).TotalHours)).Order().ToList();
        var taken = deeds.Where(d => d.Rule.Length > 0).ToList();
        var rules = taken.GroupBy(d => d.RuleKey)
            .Select(g => (g.Key, Rule: g.Select(d => RuleReference.Parse(d.Rule) ?? default).Max(new Newest()).ToString(), Parts: Parts(g)))
            .OrderByDescending(r => r.Parts.Sum()).ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
        return new ModerationFigures(
            place, Sum(waited), Share(hours, 50), Share(hours, 95),
            [.. rules.Select(r => new ModerationFigures.ByRule(r.Key, r.Rule, Figure.SumOf(r.Parts)))],
            // Beside its rules and beside its processes: it may give away neither.
            Figure.SumOf([.. rules.Select(r => r.Parts.Sum())]) is { IsHidden: true } hidden ? hidden : Sum(taken),
            Count(o => o.At >= from && o.At < to), Count(o => o.DecidedAt >= from && o.DecidedAt < to), Count(o => o.DecidedAt >= from && o.DecidedAt < to && o.State == AppealState.Granted),
            Sum([.. waited.Where(d => d.Hints > 0)]), Sum([.. waited.Where(d => d.Hints > 0 && d.Rule.Length > 0)]),
            Figure.SumOf([.. of.Select(p => told.Count(t => t.ProcessId == p))]), Figure.SumOf([.. of.Select(p => told.Count(t => t.ProcessId == p && t.State == ReportState.Acted))]));

        int[] Parts(IEnumerable<Deed> some) => [.. of.Select(p => some.Count(d => d.ProcessId == p))];

        Figure Sum(List<Deed> some) => Figure.SumOf(Parts(some));

        Figure Count(Func<Objection, bool> which) => Figure.SumOf([.. of.Select(p => objections.Count(o => o.ProcessId == p && which(o)))]);
    }

    /// <summary>The nearest-rank percentile.</summary>
    private static int? Share(List<int> sorted, int percent) => sorted.Count < Figure.Least ? null : sorted[(int)Math.Ceiling(sorted.Count * percent / 100.0) - 1];

    private sealed class Newest : IComparer<RuleReference>
    {
        public int Compare(RuleReference x, RuleReference y) => x.Edition != y.Edition ? x.Edition.CompareTo(y.Edition) : x.Number.CompareTo(y.Number);
    }
}
