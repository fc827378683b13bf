namespace CitizenParticipation.Web.Results;

/// <summary>Names the resource of sentences on results pages.</summary>
public sealed class ResultsTexts;
