using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Administration;

/// <summary>Turns what an administrator has typed into a question to the trail. It asks for no rights: who uses it has done so.</summary>
public sealed class TrailSearch(CityClock clock)
{
    /// <summary>Of so many people with the typed name entries are shown; who means another one types more of the name.</summary>
    public const int MostPeople = 20;

    public const int ShortestWords = 3;

    /// <param name="Name">Empty when the account was closed.</param>
    public sealed record Person(Guid Id, string Name, string Email);

    /// <summary>An entry beside the number it is ordered by: where words are looked for, that number comes from their index, which then need not be read to its end.</summary>
    public sealed class Hit
    {
        public long Number { get; init; }

        public required Entry Entry { get; init; }
    }

    public sealed record Found(IQueryable<Hit> Hits, IReadOnlyList<Person> People);

    /// <returns>Null where <paramref name="checks"/> say what is wrong.</returns>
    public async Task<Found?> FindAsync(ParticipationDb db, TrailFilter filter, FieldChecks checks, CancellationToken stop)
    {
        var (from, to) = (Day(filter.From, nameof(filter.From), 0, checks), Day(filter.To, nameof(filter.To), 1, checks));
        checks.AddIf(from >= to, Refusal.EndsBeforeStart, nameof(filter.To));
        var (who, action) = (checks.Line(nameof(filter.Who), filter.Who, 0, 254), checks.Line(nameof(filter.Action), filter.Action, 0, 60));
        var (about, words) = (checks.Line(nameof(filter.About), filter.About, 0, 300), checks.Line(nameof(filter.Words), filter.Words, 0, 100));
        // The indexes of both engines hold pieces of three letters; for less every entry would have to be read.
        checks.AddIf(words.Length > 0 && words.EnumerateRunes().Count() < ShortestWords, Refusal.TooShort, nameof(filter.Words), "3");
        if (!checks.Clean) return null;

        var entries = db.AuditEntries.AsNoTracking();
        if (action.Length > 0) entries = entries.Where(e => e.Action == action);
        if (about.Length > 0)
        {
            var subjects = await TrailSubjects.MeantAsync(db, about, stop);
            entries = subjects.Count == 1 ? entries.Where(e => e.Subject == subjects[0]) : entries.Where(e => EF.Parameter(subjects).Contains(e.Subject));
        }

        var people = new List<Person>();
        if (filter.Actor == TrailFilter.Platform) entries = entries.Where(e => e.ActorId == null);
        else if (Guid.TryParse(filter.Actor, out var actor)) entries = entries.Where(e => e.ActorId == actor);
        else if (who.Length > 0)
        {
            people = await MeantAsync(db, who, stop);
            var ids = people.Select(p => (Guid?)p.Id).ToList();
            entries = ids.Count == 1 ? entries.Where(e => e.ActorId == ids[0]) : entries.Where(e => EF.Parameter(ids).Contains(e.ActorId));
        }

        var hits = words.Length > 0
            ? from match in db.Recorded(words) join entry in entries on match.Number equals entry.Number select new Hit { Number = match.Number, Entry = entry }
            : entries.Select(e => new Hit { Number = e.Number, Entry = e });
        return new Found(await BetweenAsync(db, hits, from, to, stop), people);
    }

    /// <summary>Numbers grow with time but for clocks that were set back; so the numbers are a bound, and the time decides.</summary>
    private static async Task<IQueryable<Hit>> BetweenAsync(ParticipationDb db, IQueryable<Hit> hits, DateTimeOffset? from, DateTimeOffset? to, CancellationToken stop)
    {
        if (from is null && to is null) return hits;
        var (first, end) = (from ?? DateTimeOffset.UnixEpoch, to ?? DateTimeOffset.UnixEpoch.AddYears(200));
        var inside = db.AuditEntries.Where(e => e.At >= first && e.At < end);
        var bounds = await inside.GroupBy(_ => 1).Select(g => new { Lowest = g.Min(e => e.Number), Highest = g.Max(e => e.Number) }).FirstOrDefaultAsync(stop);
        var (lowest, highest) = (bounds?.Lowest ?? long.MaxValue, bounds?.Highest ?? 0);
        return hits.Where(h => h.Number >= lowest && h.Number <= highest && h.Entry.At >= first && h.Entry.At < end);
    }

    [SuppressMessage("Globalization", "CA1304", Justification = "Runs in the database")]
    [SuppressMessage("Globalization", "CA1311", Justification = "Runs in the database")]
    [SuppressMessage("Performance", "CA1862", Justification = "Runs in the database")]
    private static Task<List<Person>> MeantAsync(ParticipationDb db, string who, CancellationToken stop)
    {
        // SQLite knows small letters only of the English alphabet; so names are also looked for as they are usually written.
        var (email, small, titled) = (who.ToUpperInvariant(), who.ToLowerInvariant(), CultureInfo.InvariantCulture.TextInfo.ToTitleCase(who.ToLowerInvariant()));
        var trail = db.AuditEntries;
        return db.Participants.Where(p => p.NormalizedEmail == email || p.DisplayName.ToLower().Contains(small) || p.DisplayName.Contains(who) || p.DisplayName.Contains(titled))
            .Where(p => trail.Any(e => e.ActorId == p.Id)).OrderBy(p => p.DisplayName).ThenBy(p => p.Id).Take(MostPeople).Select(p => new Person(p.Id, p.DisplayName, p.Email!)).ToListAsync(stop);
    }

    private DateTimeOffset? Day(string? typed, string field, int daysLater, FieldChecks checks)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100)
            return clock.Instant(day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue));
        checks.Add(Refusal.DateOutOfRange, field);
        return null;
    }
}
