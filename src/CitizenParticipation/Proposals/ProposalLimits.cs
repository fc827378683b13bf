namespace CitizenParticipation.Proposals;

public static class ProposalLimits
{
    public const int ShortestTitle = 8;
    public const int LongestTitle = 100;
    public const int ShortestText = 30;
    public const int LongestText = 6000;
    public const int LongestReason = 500;
    public const int LargestPage = 50;

    /// <summary>Characters of the beginning that lists, feeds and search engines show.</summary>
    public const int TeaserLength = 200;

    public const int LongestEasyText = 6000;
}
