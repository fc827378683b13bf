using System.Globalization;
using System.Text;
using CitizenParticipation.City;
using CitizenParticipation.Processes;
using CitizenParticipation.Web.Processes;
using CitizenParticipation.Web.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenParticipation.Web.Tests.Processes;

/// <summary>Read line by line, as other programs do, and not by the library that wrote it.</summary>
public sealed class ProcessCalendarTests(TestApp app)
{
    [Fact]
    public async Task Every_phase_has_one_event_and_no_time_zone_is_needed()
    {
        using var visitor = app.Visit();
        using var answer = await visitor.GetAsync("/processes/stadtteil-ideen/dates.ics");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var file = await answer.Content.ReadAsStringAsync();
        var process = (await app.Get<ReadProcess>().HandleAsync("stadtteil-ideen"))!;
        var events = Events(file);
        Assert.Equal(process.Phases.Count, events.Count);
        Assert.DoesNotContain("VTIMEZONE", file, StringComparison.Ordinal);
        Assert.DoesNotContain("TZID", file, StringComparison.Ordinal);
        Assert.All(events, e => Assert.Equal($"{app.Address}processes/stadtteil-ideen", e["URL"]));
        Assert.Equal(process.Phases.Count, Ical.Net.Calendar.Load(file)!.Events.Count);
    }

    [Fact]
    public void Whole_days_are_days_and_end_before_the_last_one()
    {
        // Over the night in which the clock is set back: midnight is another instant then.
        var only = Assert.Single(Events(Written(Phase(PhaseKind.Support, "2026-10-01T00:00", "2026-11-01T00:00"))));
        Assert.Equal("20261001", only["DTSTART;VALUE=DATE"]);
        Assert.Equal("20261101", only["DTEND;VALUE=DATE"]);
    }

    [Fact]
    public void Whatever_begins_within_a_day_is_an_instant()
    {
        var only = Assert.Single(Events(Written(Phase(PhaseKind.Decide, "2026-07-01T00:00", "2026-07-01T18:30"))));
        Assert.Equal("20260630T220000Z", only["DTSTART"]);
        Assert.Equal("20260701T163000Z", only["DTEND"]);
    }

    [Fact]
    public void Each_kind_of_phase_says_what_is_possible_in_it()
    {
        var phases = Enum.GetValues<PhaseKind>().Select((kind, i) => Phase(kind, $"2026-{i + 1:00}-01T00:00", $"2026-{i + 2:00}-01T00:00")).ToArray();
        var said = Events(Written(phases)).Select(e => e["DESCRIPTION"].Split("\\n")[0]).ToList();
        Assert.Equal(phases.Length, said.Distinct().Count());
        Assert.Equal("Die Verwaltung prüft die Vorschläge.", said[(int)PhaseKind.Valuate]);
        Assert.Equal("Sie können Vorschläge unterstützen.", said[(int)PhaseKind.Support]);
    }

    [Fact]
    public void An_event_stays_the_same_when_another_phase_comes_before_it()
    {
        var support = Phase(PhaseKind.Support, "2026-03-01T00:00", "2026-04-01T00:00");
        var before = Assert.Single(Events(Written(support)))["UID"];
        Assert.Equal("summer-support-1@city.example", before);
        Assert.Contains(Events(Written(Phase(PhaseKind.Inform, "2026-02-01T00:00", "2026-03-01T00:00"), support)), e => e["UID"] == before);
        Assert.Equal(2, Events(Written(support, Phase(PhaseKind.Support, "2026-05-01T00:00", "2026-06-01T00:00"))).Select(e => e["UID"]).Distinct().Count());
    }

    [Fact]
    public void Lines_end_and_break_as_the_standard_wants()
    {
        var written = Encoding.UTF8.GetBytes(Written(Phase(PhaseKind.Support, "2026-03-01T00:00", "2026-04-01T00:00")));
        var file = Encoding.UTF8.GetString(written);
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', file);
        var only = Assert.Single(Events(file));
        Assert.Equal("Unterstützen: " + Title.Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal), only["SUMMARY"]);
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", only["DTSTAMP"]);
    }

    private const string Title = "Größere, schönere; grünere Plätze überall: Bäume, Bänke, Brunnen für Süd- und Nordstädter 🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳 x🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳🌳";

    private Phase Phase(PhaseKind kind, string from, string to)
    {
        var clock = app.Get<CityClock>();
        return new Phase(kind, clock.Instant(DateTime.Parse(from, CultureInfo.InvariantCulture)), clock.Instant(DateTime.Parse(to, CultureInfo.InvariantCulture)));
    }

    private string Written(params Phase[] phases)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var process = new Process("summer", DateTimeOffset.UtcNow);
        process.Describe(Title, "Kurz gesagt.", "", Audience.Everyone);
        process.Schedule(phases);
        var calendar = ActivatorUtilities.CreateInstance<ProcessCalendar>(app.Services, new PublicAddress("https://city.example"));
        return calendar.Of(process, new DefaultHttpContext().Request);
    }

    private static List<Dictionary<string, string>> Events(string file)
    {
        var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var events = new List<Dictionary<string, string>>();
        foreach (var line in lines)
        {
            if (line == "BEGIN:VEVENT") events.Add(new(StringComparer.Ordinal));
            else if (events.Count > 0 && !line.StartsWith("END", StringComparison.Ordinal) && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) events[^1][line[..colon]] = line[(colon + 1)..];
        }

        return events;
    }
}
