namespace CitizenParticipation.Moderation.Decisions;

/// <summary>Lengths, and how long things last.</summary>
public static class DecisionLimits
{
    public const int ShortestWords = 10;
    public const int LongestWords = 1000;
    public const int LongestPassage = 300;

    /// <summary>At least six months after a decision (Digital Services Act, Art. 20 (1)).</summary>
    public const int MonthsToAppeal = 6;

    /// <summary>What was hidden is kept for an appeal, and one month longer in case that it comes on the last day; then it is erased.</summary>
    public const int MonthsKept = 7;

    /// <summary>An appeal is to be answered within this time.</summary>
    public static readonly TimeSpan TimeForAppeal = TimeSpan.FromDays(14);
}
