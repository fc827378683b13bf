namespace CitizenParticipation.Web.Feedback;

/// <summary>Names the resource of sentences about telling the city what does not work.</summary>
public sealed class FeedbackTexts;
