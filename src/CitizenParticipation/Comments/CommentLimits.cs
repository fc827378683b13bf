namespace CitizenParticipation.Comments;

public static class CommentLimits
{
    public const int ShortestText = 2;
    public const int LongestText = 2000;

    /// <summary>Threads on one page, each with all its replies.</summary>
    public const int PageSize = 20;

    /// <summary>The strongest comments of each side in the view of arguments.</summary>
    public const int ArgumentsOfASide = 3;

    public const int MostInAMinute = 5;
    public const int MostInAnHour = 30;

    /// <summary>How long after writing a text may still be changed; what others have answered to must stay after that.</summary>
    public static readonly TimeSpan EditTime = TimeSpan.FromMinutes(10);

    /// <summary>The same text again within this time is a second click and not a second comment.</summary>
    public static readonly TimeSpan SameText = TimeSpan.FromHours(1);
}
