namespace CitizenParticipation.Web.Rules;

/// <summary>Names the resource of sentences around the rules.</summary>
public sealed class RulesTexts;
