namespace CitizenParticipation.Web.Proposals;

/// <summary>Names the resource of sentences about proposals.</summary>
public sealed class ProposalTexts;
