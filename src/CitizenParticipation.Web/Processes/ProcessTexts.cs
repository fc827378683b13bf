namespace CitizenParticipation.Web.Processes;

/// <summary>Names the resource of sentences about processes.</summary>
public sealed class ProcessTexts;
