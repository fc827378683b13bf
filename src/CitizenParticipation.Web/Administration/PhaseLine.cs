using System.Globalization;
using CitizenParticipation.City;
using CitizenParticipation.Processes;

namespace CitizenParticipation.Web.Administration;

/// <summary>One phase while it is edited. Dates are the city's wall clock as the browser's date field writes it.</summary>
public sealed class PhaseLine
{
    private const string Form = "yyyy-MM-ddTHH:mm";

    /// <summary>Keeps the fields of a phase together when phases are moved.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public PhaseKind Kind { get; set; } = PhaseKind.Inform;

    public string? Starts { get; set; }

    public string? Ends { get; set; }

    public bool ProposalsWelcome { get; set; }

    /// <summary>Which of the two, when the hour happens twice; null while that was not answered.</summary>
    public bool? StartsSecond { get; set; }

    public bool? EndsSecond { get; set; }

    public static PhaseLine From(Phase phase, CityClock clock) => new()
    {
        Kind = phase.Kind,
        Starts = clock.Local(phase.StartsAt).ToString(Form, CultureInfo.InvariantCulture),
        Ends = clock.Local(phase.EndsAt).ToString(Form, CultureInfo.InvariantCulture),
        ProposalsWelcome = phase.ProposalsWelcome,
        StartsSecond = Second(phase.StartsAt, clock),
        EndsSecond = Second(phase.EndsAt, clock),
    };

    /// <summary>The line that most likely follows: the next kind, beginning when the last one ends.</summary>
    public static PhaseLine After(PhaseLine? last) => last is null ? new() : new()
    {
        Kind = last.Kind < PhaseKind.Implement ? last.Kind + 1 : last.Kind,
        Starts = last.Ends,
        StartsSecond = last.EndsSecond,
    };

    public PhaseDates.Input ToInput() => new(Kind, Starts, Ends, Kind == PhaseKind.Support && ProposalsWelcome, StartsSecond, EndsSecond);

    /// <summary>True when the typed time happens twice, so that the person must say which is meant.</summary>
    public static bool IsTwice(string? typed, CityClock clock) =>
        DateTime.TryParseExact(typed, [Form, Form + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && clock.HappensTwice(wall);

    private static bool? Second(DateTimeOffset instant, CityClock clock)
    {
        var wall = clock.Local(instant).DateTime;
        return clock.HappensTwice(wall) ? clock.Instant(wall, second: true) == instant : null;
    }
}
