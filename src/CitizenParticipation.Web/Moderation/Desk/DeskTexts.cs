namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>Names the resource of sentences about the one desk for all cases.</summary>
public sealed class DeskTexts;
