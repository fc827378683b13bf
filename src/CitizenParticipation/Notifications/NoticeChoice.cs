using System.Security.Cryptography;
using CitizenParticipation.City;

namespace CitizenParticipation.Notifications;

/// <summary>
/// How a person wants to be told. Who has said nothing gets one mail a day, in the morning and only when there is something: they have followed or
/// supported on purpose, and one mail tells them how to have fewer.
/// </summary>
public sealed class NoticeChoice
{
    /// <summary>Who wants mails at once gets one at once; what follows within this time comes together in the next.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(5);

    public const int HourOfDigests = 7;

    private NoticeChoice() { }

    public NoticeChoice(Guid participantId)
    {
        ParticipantId = participantId;
        Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    }

    public Guid ParticipantId { get; private set; }

    public MailRhythm Mail { get; private set; } = MailRhythm.Daily;

    /// <summary>Whether supporting a proposal means to be told about it.</summary>
    public bool TellSupported { get; private set; } = true;

    /// <summary>
    /// Opens nothing but the way out: whoever holds it can stop the mails. It is kept as it is and not as a hash, because each mail must carry it again.
    /// </summary>
    public string Token { get; private set; } = "";

    public DateTimeOffset? MailedAt { get; private set; }

    public void Choose(MailRhythm mail, bool tellSupported) => (Mail, TellSupported) = (mail, tellSupported);

    public void Unsubscribe() => Mail = MailRhythm.Off;

    public void MarkMailed(DateTimeOffset now) => MailedAt = now;

    /// <summary>When a notice of now goes out; null for never.</summary>
    public DateTimeOffset? DueAt(CityClock clock, DateTimeOffset now) => Mail switch
    {
        MailRhythm.AtOnce => MailedAt + BetweenMails is { } next && next > now ? next : now,
        MailRhythm.Daily => NextMorning(clock, now, null),
        MailRhythm.Weekly => NextMorning(clock, now, DayOfWeek.Monday),
        _ => null,
    };

    /// <summary>The hour of the city's wall clock, which the two changes of the clock move in UTC.</summary>
    private static DateTimeOffset NextMorning(CityClock clock, DateTimeOffset now, DayOfWeek? day)
    {
        for (var wall = clock.Local(now).Date.AddHours(HourOfDigests); ; wall = wall.AddDays(1))
        {
            if (day is { } wanted && wall.DayOfWeek != wanted) continue;
            var instant = clock.Instant(clock.DoesNotExist(wall) ? wall.AddHours(1) : wall);
            if (instant > now) return instant;
        }
    }
}
