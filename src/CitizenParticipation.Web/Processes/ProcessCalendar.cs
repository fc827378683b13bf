using System.Text;
using CitizenParticipation.City;
using CitizenParticipation.Processes;
using CitizenParticipation.Web.Shell;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Processes;

/// <summary>
/// The phases of a process as a calendar (RFC 5545), to be subscribed to or taken over once. Whole days are days, by the city's wall clock; whatever begins or ends
/// within a day is an instant. So no time zone has to be described.
/// </summary>
public sealed class ProcessCalendar(CityClock clock, PublicAddress address, IStringLocalizer<ProcessTexts> texts, IStringLocalizer<Words> words)
{
    private const int LongestLine = 75;

    public string Of(Process process, HttpRequest request)
    {
        var page = new Uri(address.Whole(request, Links.Process(process.Slug)));
        var calendar = new Calendar { ProductId = "-//citizen-participation//dates//DE" };
        calendar.AddProperty("X-WR-CALNAME", CleanText.Of(process.Title));
        foreach (var ofKind in process.Phases.GroupBy(p => p.Kind))
        {
            foreach (var (number, phase) in ofKind.OrderBy(p => p.StartsAt).Index())
            {
                var wholeDays = IsMidnight(phase.StartsAt) && IsMidnight(phase.EndsAt);
                calendar.Events.Add(new CalendarEvent
                {
                    // The same event after an edit: phases are told apart by their kind and their order within it, and the revision says which is newer.
                    Uid = $"{process.Slug}-{phase.Kind.ToString().ToLowerInvariant()}-{number + 1}@{page.Host}",
                    Sequence = process.Revision,
                    DtStamp = Instant(clock.Now),
                    Start = wholeDays ? Day(phase.StartsAt) : Instant(phase.StartsAt),
                    End = wholeDays ? Day(phase.EndsAt) : Instant(phase.EndsAt),
                    Summary = CleanText.Of($"{words["Phase." + phase.Kind].Value}: {process.Title}"),
                    Description = $"{texts[phase is { TakesSupport: true, TakesProposals: true } ? "Now.SupportAndPropose" : "Now." + phase.Kind].Value}\n{page.AbsoluteUri}",
                    Url = page,
                    // A month in which something is possible keeps nobody busy.
                    Transparency = TransparencyType.Transparent,
                });
            }
        }

        return Fold(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    /// <summary>Lines of at most 75 octets. The library breaks them too, but within a sign of two parts, such as an emoji.</summary>
    private static string Fold(string file)
    {
        var folded = new StringBuilder(file.Length + 256);
        var octets = 0;
        foreach (var rune in file.Replace("\r\n ", "", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\r' or '\n') octets = 0;
            else if ((octets += rune.Utf8SequenceLength) > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1 + rune.Utf8SequenceLength;
            }

            folded.Append(rune.ToString());
        }

        return folded.ToString();
    }

    private bool IsMidnight(DateTimeOffset instant) => clock.Local(instant).TimeOfDay == TimeSpan.Zero;

    private CalDateTime Day(DateTimeOffset instant) => new(DateOnly.FromDateTime(clock.Local(instant).DateTime));

    private static CalDateTime Instant(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");
}
