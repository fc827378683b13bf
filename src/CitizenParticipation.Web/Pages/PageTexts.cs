namespace CitizenParticipation.Web.Pages;

/// <summary>Names the resource of sentences of the home page.</summary>
public sealed class PageTexts;
