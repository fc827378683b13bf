using CitizenParticipation.City;
using CitizenParticipation.Tests.House;
using Microsoft.Extensions.Time.Testing;

namespace CitizenParticipation.Tests.City;

public class CityClockTests
{
    private static readonly CityClock Clock = new(TestCity.Gelsenkirchen, new FakeTimeProvider(A.Now));

    [Fact]
    public void Now_is_the_clock_of_the_application() => Assert.Equal(A.Now, Clock.Now);

    [Fact]
    public void An_instant_is_shown_on_the_wall_clock_of_the_city()
    {
        Assert.Equal(new DateTime(2027, 2, 10, 12, 0, 0), Clock.Local(A.Now).DateTime);
        Assert.Equal(new DateTime(2027, 7, 1, 2, 0, 0), Clock.Local(new DateTimeOffset(2027, 7, 1, 0, 0, 0, TimeSpan.Zero)).DateTime);
    }

    [Theory]
    [InlineData("2027-03-28T01:59", false)]
    [InlineData("2027-03-28T02:00", true)]
    [InlineData("2027-03-28T02:30", true)]
    [InlineData("2027-03-28T02:59", true)]
    [InlineData("2027-03-28T03:00", false)]
    [InlineData("2027-10-31T02:30", false)]
    public void One_hour_in_spring_does_not_exist(string wall, bool missing) => Assert.Equal(missing, Clock.DoesNotExist(Wall(wall)));

    [Theory]
    [InlineData("2027-10-31T01:59", false)]
    [InlineData("2027-10-31T02:00", true)]
    [InlineData("2027-10-31T02:59", true)]
    [InlineData("2027-10-31T03:00", false)]
    [InlineData("2027-03-28T02:30", false)]
    public void One_hour_in_autumn_happens_twice(string wall, bool twice) => Assert.Equal(twice, Clock.HappensTwice(Wall(wall)));

    [Fact]
    public void The_second_pass_is_one_hour_after_the_first()
    {
        var first = Clock.Instant(Wall("2027-10-31T02:30"));
        var second = Clock.Instant(Wall("2027-10-31T02:30"), second: true);
        Assert.Equal(TimeSpan.FromHours(1), second - first);
        Assert.Equal(Clock.Local(first).DateTime, Clock.Local(second).DateTime);
        Assert.Equal(TimeSpan.Zero, first.Offset);
    }

    [Fact]
    public void The_kind_of_a_date_never_shifts_it()
    {
        var wall = Wall("2027-06-01T10:00");
        Assert.Equal(Clock.Instant(wall), Clock.Instant(DateTime.SpecifyKind(wall, DateTimeKind.Utc)));
        Assert.Equal(Clock.Instant(wall), Clock.Instant(DateTime.SpecifyKind(wall, DateTimeKind.Local)));
    }

    private static DateTime Wall(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
