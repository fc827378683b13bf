using System.Globalization;
using CitizenParticipation.City;

namespace CitizenParticipation.Processes;

/// <summary>Turns what an administrator typed for the phases into phases, or into faults at the fields that are wrong.</summary>
public sealed class PhaseDates(CityClock clock)
{
    /// <summary>One line of the phase table; dates are the city's wall clock, <c>yyyy-MM-ddTHH:mm</c>.</summary>
    /// <param name="StartsSecond">For an hour that happens twice (autumn): true for the second pass, false for the first, null while not asked.</param>
    /// <param name="EndsSecond">The same for the end.</param>
    public sealed record Input(PhaseKind Kind, string? Starts, string? Ends, bool ProposalsWelcome, bool? StartsSecond = null, bool? EndsSecond = null);

    /// <summary>Field names are <c>Phases[i].Starts</c>, <c>Phases[i].Ends</c> and <c>Phases[i].Kind</c>.</summary>
    public IReadOnlyList<Phase> Check(IReadOnlyList<Input> lines, FieldChecks checks)
    {
        if (lines.Count == 0) checks.Add(Refusal.NoPhase, "Phases");
        var good = new List<(int Index, Phase Phase)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var starts = Read(lines[i].Starts, lines[i].StartsSecond, $"Phases[{i}].Starts", checks);
            var ends = Read(lines[i].Ends, lines[i].EndsSecond, $"Phases[{i}].Ends", checks);
            checks.AddIf(!Enum.IsDefined(lines[i].Kind), Refusal.Required, $"Phases[{i}].Kind");
            if (starts is not { } from || ends is not { } to) continue;
            if (to <= from) checks.Add(Refusal.EndsBeforeStart, $"Phases[{i}].Ends");
            else good.Add((i, new Phase(lines[i].Kind, from, to, lines[i].ProposalsWelcome)));
        }

        foreach (var (index, phase) in good)
        {
            if (good.Any(other => other.Index < index && other.Phase.Overlaps(phase))) checks.Add(Refusal.PhasesOverlap, $"Phases[{index}].Starts");
        }

        return [.. good.Select(g => g.Phase)];
    }

    private DateTimeOffset? Read(string? raw, bool? second, string field, FieldChecks checks)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            checks.Add(Refusal.DateMissing, field);
            return null;
        }

        if (!DateTime.TryParseExact(raw.Trim(), ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ||
            wall.Year is < 2000 or > 2100)
        {
            checks.Add(Refusal.DateOutOfRange, field);
            return null;
        }

        if (clock.DoesNotExist(wall))
        {
            checks.Add(Refusal.HourDoesNotExist, field);
            return null;
        }

        if (clock.HappensTwice(wall) && second is null)
        {
            checks.Add(Refusal.HourHappensTwice, field);
            return null;
        }

        return clock.Instant(wall, second == true);
    }
}
