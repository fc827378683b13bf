namespace CitizenParticipation.Web.Voting;

/// <summary>Names the resource of sentences about supporting.</summary>
public sealed class VotingTexts;
