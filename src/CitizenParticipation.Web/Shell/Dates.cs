using System.Globalization;
using CitizenParticipation.City;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Shell;

/// <summary>Instants as people read them: the city's wall clock, in the reader's language.</summary>
public sealed class Dates(CityClock clock, IStringLocalizer<Words> words)
{
    private const int LongestAgo = 30;

    public string Day(DateTimeOffset instant) => clock.Local(instant).ToString(DayForm, CultureInfo.CurrentCulture);

    public string DayAndTime(DateTimeOffset instant) => words["Date.DayAndTime", Day(instant), clock.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture)];

    /// <summary>The hour of today.</summary>
    public string Time(DateTimeOffset instant) => clock.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The end of a phase: at midnight it is the day before that people mean.</summary>
    public string Until(DateTimeOffset end) => clock.Local(end).TimeOfDay == TimeSpan.Zero ? Day(end.AddMinutes(-1)) : DayAndTime(end);

    /// <summary>"noch 12 Tage", and on the last day the hours.</summary>
    public string Left(DateTimeOffset end)
    {
        var left = end - clock.Now;
        return left.TotalHours < 1 ? words["Date.LeftSoon"]
            : left.TotalHours < 2 ? words["Date.LeftHour"]
            : left.TotalHours < 48 ? words["Date.LeftHours", (int)left.TotalHours]
            : words["Date.LeftDays", (int)left.TotalDays];
    }

    /// <summary>"vor 3 Stunden", "gestern", "vor 12 Tagen"; what is longer ago than a month is told by its date.</summary>
    public string Ago(DateTimeOffset instant)
    {
        var ago = clock.Now - instant;
        var days = (clock.Local(clock.Now).Date - clock.Local(instant).Date).Days;
        return ago.TotalMinutes < 2 ? words["Date.JustNow"]
            : ago.TotalMinutes < 60 ? words["Date.MinutesAgo", (int)ago.TotalMinutes]
            : ago.TotalHours < 2 ? words["Date.HourAgo"]
            : days == 0 ? words["Date.HoursAgo", (int)ago.TotalHours]
            : days == 1 ? words["Date.Yesterday"]
            : days <= LongestAgo ? words["Date.DaysAgo", days]
            : words["Date.OnDay", Day(instant)];
    }

    /// <summary>For the machine-readable attribute beside it.</summary>
    public static string Machine(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string DayForm => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d. MMMM yyyy" : "d MMMM yyyy";
}
