namespace CitizenParticipation.Mail;

/// <summary>Remembers that the mail server is away: pauses between two tries grow from two seconds to five minutes.</summary>
internal sealed class MailOutage
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private int faults;
    private DateTimeOffset until;

    public bool Pauses(DateTimeOffset now) => now < until;

    /// <returns>True for the first fault in a row.</returns>
    public bool Begin(DateTimeOffset now)
    {
        until = now + TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(faults, 20)));
        return faults++ == 0;
    }

    /// <returns>True when there was one.</returns>
    public bool End()
    {
        (var had, faults, until) = (faults > 0, 0, DateTimeOffset.MinValue);
        return had;
    }
}
