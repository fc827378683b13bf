namespace CitizenParticipation.Mail;

/// <summary>A row whose words may stand in mails that wait to be sent. When it says that they no longer may, <see cref="TakeBackMails"/> sees to it in the same transaction.</summary>
public interface INamedInMails
{
    /// <summary>The proposal whose waiting mails must not go out as they are; null as long as they may.</summary>
    Guid? TakenFromMails { get; }
}
