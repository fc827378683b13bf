namespace CitizenParticipation.Web.Moderation;

/// <summary>Names the resource of sentences on the moderation desk.</summary>
public sealed class ModerationTexts;
