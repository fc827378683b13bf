namespace CitizenParticipation.Proposals.Authors;

public static class CoAuthorLimits
{
    /// <summary>People who write one proposal along with its author.</summary>
    public const int MostCoAuthors = 5;

    /// <summary>Links of one proposal that are still open at a time.</summary>
    public const int MostInvitations = 5;

    /// <summary>Requests to other authors that one person may have open at a time.</summary>
    public const int MostRequests = 10;

    /// <summary>Of what somebody says when asking.</summary>
    public const int ShortestWords = 10;
    public const int LongestWords = 500;
}
