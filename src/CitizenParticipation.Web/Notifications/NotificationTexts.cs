namespace CitizenParticipation.Web.Notifications;

/// <summary>Names the resource of this room's pages; the sentences of notices themselves stand on the lower floor, because mails say them too.</summary>
public sealed class NotificationTexts;
