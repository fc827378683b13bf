namespace CitizenParticipation.Moderation.Desk;

/// <summary>How a case stands against its deadline.</summary>
public enum CaseClock
{
    InTime = 0,

    /// <summary>The last third of the time has begun.</summary>
    Soon = 1,

    Late = 2,
}

public static class CaseClocks
{
    /// <param name="due">By when the case should be decided.</param>
    public static CaseClock Read(DateTimeOffset since, DateTimeOffset due, DateTimeOffset now) =>
        now >= due ? CaseClock.Late : (due - now) * 3 <= due - since ? CaseClock.Soon : CaseClock.InTime;
}
