namespace CitizenParticipation.Web.Proposals.Authors;

/// <summary>Names the texts about writing together.</summary>
public sealed class AuthorTexts;
