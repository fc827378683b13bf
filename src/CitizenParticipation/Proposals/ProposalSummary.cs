namespace CitizenParticipation.Proposals;

/// <summary>A published proposal as lists show it.</summary>
public sealed record ProposalSummary(
    string Slug, string Title, string Teaser, string ProcessSlug, string ProcessTitle, string DistrictKey, string Category, string AuthorName,
    int Supports, DateTimeOffset SubmittedAt, DateTimeOffset PublishedAt);
