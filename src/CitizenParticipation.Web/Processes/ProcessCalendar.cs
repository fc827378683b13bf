using CitizenParticipation.City;
using CitizenParticipation.Processes;
using CitizenParticipation.Web.Shell;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Processes;

/// <summary>The phases of a process as a calendar (RFC 5545), by the city's wall clock, to be subscribed to or taken over once.</summary>
public sealed class ProcessCalendar(CityProfile city, CityClock clock, PublicAddress address, IStringLocalizer<Words> words)
{
    public string Of(Process process, HttpRequest request)
    {
        var page = new Uri(address.Whole(request, Links.Process(process.Slug)));
        var calendar = new Calendar { ProductId = "-//citizen-participation//dates//DE" };
        calendar.AddTimeZone(new VTimeZone(city.TimeZone));
        calendar.AddProperty("X-WR-CALNAME", CleanText.Of(process.Title));
        foreach (var (number, phase) in process.Phases.Index())
        {
            calendar.Events.Add(new CalendarEvent
            {
                // The same event after an edit: phases are told apart by their order and kind, and the revision says which is newer.
                Uid = $"{process.Slug}-{number + 1}-{phase.Kind.ToString().ToLowerInvariant()}@{page.Host}",
                Sequence = process.Revision,
                DtStamp = new CalDateTime(clock.Now.UtcDateTime),
                Start = Wall(phase.StartsAt),
                End = Wall(phase.EndsAt),
                Summary = CleanText.Of($"{words["Phase." + phase.Kind].Value}: {process.Title}"),
                Description = CleanText.Of(process.Summary),
                Url = page,
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private CalDateTime Wall(DateTimeOffset instant) => new(clock.Local(instant).DateTime, city.TimeZone);
}
