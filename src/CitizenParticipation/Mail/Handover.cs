namespace CitizenParticipation.Mail;

/// <summary>What the mail server said to one mail.</summary>
public enum Handover
{
    Accepted = 0,

    /// <summary>A full mailbox, a server that wants to be asked again: it may take it later.</summary>
    RefusedForNow = 1,

    /// <summary>It will never take it, for example because there is no such mailbox.</summary>
    RefusedForGood = 2,
}
