using CitizenParticipation.City;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace CitizenParticipation.Web.Tests.Shell;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2027-02-10T10:59:30Z", "gerade eben")]
    [InlineData("2027-02-10T10:20:00Z", "vor 40 Minuten")]
    [InlineData("2027-02-10T09:30:00Z", "vor einer Stunde")]
    [InlineData("2027-02-10T06:00:00Z", "vor 5 Stunden")]
    [InlineData("2027-02-09T23:30:00Z", "vor 11 Stunden")]
    [InlineData("2027-02-09T22:30:00Z", "gestern")]
    [InlineData("2027-02-08T23:30:00Z", "gestern")]
    [InlineData("2027-02-08T22:30:00Z", "vor 2 Tagen")]
    [InlineData("2027-01-11T11:00:00Z", "vor 30 Tagen")]
    [InlineData("2027-01-10T11:00:00Z", "am 10. Januar 2027")]
    public void The_past_is_told_as_people_tell_it_by_the_days_of_the_city(string instant, string told)
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var dates = new Dates(new CityClock(TestCity.Gelsenkirchen, new FakeTimeProvider(A.Now)), services.GetRequiredService<IStringLocalizer<Words>>());
        Assert.Equal(told, dates.Ago(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
