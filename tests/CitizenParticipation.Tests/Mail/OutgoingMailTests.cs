using CitizenParticipation.Mail;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Mail;

public class OutgoingMailTests
{
    [Fact]
    public void Each_failure_doubles_the_wait_up_to_six_hours_and_the_twelfth_is_the_last()
    {
        var mail = new OutgoingMail("a@example.org", "Betreff", "Text", A.Now);
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(MailState.Waiting, mail.State);
            mail.MarkFailed(A.Now);
            waits.Add((mail.NextTryAt - A.Now).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360], waits);
        Assert.Equal((MailState.GivenUp, 12), (mail.State, mail.Tries));
    }

    [Fact]
    public void A_mail_may_be_sent_from_its_first_instant_on()
    {
        var mail = new OutgoingMail("a@example.org", "Betreff", "Text", A.Now);
        Assert.Equal((A.Now, A.Now, 0, null), (mail.CreatedAt, mail.NextTryAt, mail.Tries, mail.SentAt));
        mail.MarkSent(A.Now.AddMinutes(1));
        Assert.Equal((MailState.Sent, A.Now.AddMinutes(1)), (mail.State, mail.SentAt));
    }

    [Fact]
    public void A_subject_is_one_line_and_no_longer_than_its_column()
    {
        Assert.Equal("Bank  am Markt ", new OutgoingMail("a@example.org", "Bank\r\nam Markt\u2028", "Text", A.Now).Subject);
        var subject = new OutgoingMail("a@example.org", new string('x', OutgoingMail.LongestSubject - 2) + "😀😀", "Text", A.Now).Subject;
        Assert.Equal(new string('x', OutgoingMail.LongestSubject - 2) + "…", subject);
    }

    [Fact]
    public void A_language_without_texts_reads_german_and_a_key_without_text_is_a_fault()
    {
        Assert.Equal(MailTexts.In("de", "Confirm.Subject"), MailTexts.In("sv", "Confirm.Subject"));
        Assert.ThrowsAny<Exception>(() => MailTexts.In("de", "No.Such.Text"));
    }
}
