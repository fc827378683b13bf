namespace CitizenParticipation.Reports;

/// <summary>How much can be reported. Nobody's address on the network is kept for it, so whoever has no account shares some of these with all others.</summary>
public static class ReportLimits
{
    public const int ShortestWords = 10;
    public const int LongestWords = 1000;
    public const int ShortestLaw = 3;
    public const int LongestLaw = 200;
    public const int LongestPart = 300;
    public const int ShortestAnswer = 10;
    public const int LongestAnswer = 1000;

    /// <summary>Of one account: somebody who tidies up a discussion after a bad evening does not need more, a script does.</summary>
    public const int MostOfAnAccountInAnHour = 10;

    /// <summary>Without account on one contribution, as long as they are open: five say what fifty would say, and the moderators read it anyway.</summary>
    public const int MostOpenWithoutAccount = 5;

    /// <summary>Without account on the whole platform: more than a city's bad day brings, and as much as its moderators can still read in an hour.</summary>
    public const int MostWithoutAccountInAnHour = 30;

    /// <summary>To one typed address: each report sends it a mail at once, and it may belong to somebody who has not asked for any.</summary>
    public const int MostToAnAddressInAnHour = 5;

    /// <summary>Contributions on one page of the list.</summary>
    public const int MostListed = 200;

    /// <summary>Reports of one contribution that a moderator reads; with the limits above there are hardly ever more.</summary>
    public const int MostRead = 200;
}
