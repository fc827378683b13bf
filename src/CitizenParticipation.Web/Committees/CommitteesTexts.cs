namespace CitizenParticipation.Web.Committees;

/// <summary>Names the resource of sentences on the committee's desk.</summary>
public sealed class CommitteesTexts;
