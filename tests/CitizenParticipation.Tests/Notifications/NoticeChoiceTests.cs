using CitizenParticipation.City;
using CitizenParticipation.Notifications;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Notifications;

public class NoticeChoiceTests
{
    private static readonly CityClock Clock = new(TestCity.Gelsenkirchen, TimeProvider.System);

    [Fact]
    public void Who_has_said_nothing_gets_one_mail_a_day_and_is_told_of_what_they_support()
    {
        var choice = new NoticeChoice(Guid.CreateVersion7());
        Assert.Equal((MailRhythm.Daily, true, null), (choice.Mail, choice.TellSupported, choice.MailedAt));
        Assert.NotEqual(choice.Token, new NoticeChoice(choice.ParticipantId).Token);
        Assert.Equal(64, choice.Token.Length);
    }

    [Theory]
    // An ordinary winter day, before and after seven.
    [InlineData("2027-02-10T05:59:00Z", MailRhythm.Daily, "2027-02-10T06:00:00Z")]
    [InlineData("2027-02-10T06:00:00Z", MailRhythm.Daily, "2027-02-11T06:00:00Z")]
    // The clock goes forward on Sunday 28 March: seven comes an hour earlier.
    [InlineData("2027-03-27T12:00:00Z", MailRhythm.Daily, "2027-03-28T05:00:00Z")]
    [InlineData("2027-03-26T12:00:00Z", MailRhythm.Weekly, "2027-03-29T05:00:00Z")]
    // And back on Sunday 31 October.
    [InlineData("2027-10-30T12:00:00Z", MailRhythm.Daily, "2027-10-31T06:00:00Z")]
    [InlineData("2027-10-30T04:59:00Z", MailRhythm.Daily, "2027-10-30T05:00:00Z")]
    [InlineData("2027-10-30T12:00:00Z", MailRhythm.Weekly, "2027-11-01T06:00:00Z")]
    // On a Monday after seven the next one is meant.
    [InlineData("2027-02-08T06:00:00Z", MailRhythm.Weekly, "2027-02-15T06:00:00Z")]
    [InlineData("2027-02-10T06:00:00Z", MailRhythm.AtOnce, "2027-02-10T06:00:00Z")]
    [InlineData("2027-02-10T06:00:00Z", MailRhythm.Off, null)]
    public void A_digest_is_due_at_seven_by_the_clock_of_the_city(string now, MailRhythm mail, string? due)
    {
        var choice = new NoticeChoice(Guid.CreateVersion7());
        choice.Choose(mail, tellSupported: true);
        Assert.Equal(due is null ? null : DateTimeOffset.Parse(due, null), choice.DueAt(Clock, DateTimeOffset.Parse(now, null)));
    }

    [Fact]
    public void After_a_mail_at_once_the_next_one_waits_a_little_and_brings_what_came_meanwhile()
    {
        var choice = new NoticeChoice(Guid.CreateVersion7());
        choice.Choose(MailRhythm.AtOnce, tellSupported: true);
        choice.MarkMailed(A.Now);
        Assert.Equal(A.Now + NoticeChoice.BetweenMails, choice.DueAt(Clock, A.Now.AddMinutes(1)));
        Assert.Equal(A.Now.AddHours(1), choice.DueAt(Clock, A.Now.AddHours(1)));
    }
}
