namespace CitizenParticipation.Mail;

public enum MailState
{
    Waiting = 0,
    Sent = 1,
    KeptLocally = 2,
    GivenUp = 3,
}
