namespace CitizenParticipation.Web.Moderation.Figures;

/// <summary>Names the resource of sentences of the public report on moderation.</summary>
public sealed class FiguresTexts;
