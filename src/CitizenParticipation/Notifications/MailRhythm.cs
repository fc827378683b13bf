namespace CitizenParticipation.Notifications;

/// <summary>How notices come by mail.</summary>
public enum MailRhythm
{
    Off = 0,
    AtOnce = 1,
    Daily = 2,
    Weekly = 3,
}
