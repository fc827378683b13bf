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

    /// <summary>Of the answers to "why" and "for whom".</summary>
    public const int LongestPart = 1500;

    public const int LongestDifference = 200;

    /// <summary>Of what an author says about a change.</summary>
    public const int ShortestNote = 5;
    public const int LongestNote = 200;

    /// <summary>Of the place in words.</summary>
    public const int LongestPlace = 200;

    /// <summary>Where a form asks about a pin outside the chosen district.</summary>
    public const string PlaceQuestion = "PlaceKeptAt";

    /// <summary>Drafts that one person may have at a time.</summary>
    public const int MostDrafts = 20;

    /// <summary>Characters of a draft that are kept, all fields together. Far more than can be submitted: whoever pastes too much shall lose nothing of it.</summary>
    public const int LongestDraft = 1_000_000;

    public const int LongestEasyText = 6000;
}
