namespace CitizenParticipation.Web.Moderation.Decisions;

/// <summary>Names the resource of sentences about decisions and appeals.</summary>
public sealed class DecisionTexts;
