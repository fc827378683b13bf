namespace CitizenParticipation.Accounts;

/// <summary>Limits of accounts that are the same for every city.</summary>
public static class AccountLimits
{
    public const int ShortestPassword = 10;
    public const int LongestPassword = 128;
    public const int LongestDisplayName = 40;
    public const int OldestAge = 120;
    public const int TriesBeforeLockout = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);
}
