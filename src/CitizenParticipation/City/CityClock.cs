namespace CitizenParticipation.City;

/// <summary>
/// Between instants (UTC, what the database holds) and the city's wall clock (what people enter and read).
/// Twice a year the two disagree: in spring an hour does not exist, in autumn one happens twice.
/// </summary>
public sealed class CityClock(CityProfile city, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The city's wall clock at an instant.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, city.Zone);

    /// <summary>True for the hour that is skipped in spring; such a date cannot be meant.</summary>
    public bool DoesNotExist(DateTime wall) => city.Zone.IsInvalidTime(Unspecified(wall));

    /// <summary>True for the hour that happens twice in autumn; which one is meant must be asked.</summary>
    public bool HappensTwice(DateTime wall) => city.Zone.IsAmbiguousTime(Unspecified(wall));

    /// <summary>The instant of a wall-clock time that exists.</summary>
    /// <param name="second">For an hour that happens twice: the second pass (winter time) instead of the first.</param>
    public DateTimeOffset Instant(DateTime wall, bool second = false)
    {
        var local = Unspecified(wall);
        var offset = HappensTwice(local)
            ? (second ? city.Zone.GetAmbiguousTimeOffsets(local).Min() : city.Zone.GetAmbiguousTimeOffsets(local).Max())
            : city.Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTime Unspecified(DateTime wall) => DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
}
