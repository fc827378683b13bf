namespace CitizenParticipation.Claiming;

/// <summary>One moderator works on one case, so that no other does at the same time. It ends by itself.</summary>
public sealed class Claim
{
    /// <summary>From the last sign of life on: a long text with its files takes a quarter of an hour, a forgotten window must not keep a case.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>What was handed over waits for the colleague until their next working day.</summary>
    public static readonly TimeSpan LastsWhenGiven = TimeSpan.FromDays(1);

    private Claim() { }

    internal Claim(CaseKey key) => (Kind, SubjectId, Part) = (key.Kind, key.Id, key.Part);

    public CaseKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    public int Part { get; private set; }

    public Guid ModeratorId { get; private set; }

    /// <summary>Who has handed it over; null when they have taken it themselves.</summary>
    public Guid? GivenById { get; private set; }

    public DateTimeOffset Until { get; private set; }

    /// <summary>Whether somebody else works on it now.</summary>
    public bool KeepsOut(Guid? moderator, DateTimeOffset now) => ModeratorId != moderator && Until > now;

    internal void Take(Guid moderator, DateTimeOffset now)
    {
        var lasts = now + Lasts;
        // A colleague's day is not cut short by opening the case.
        if (ModeratorId == moderator && Until > now) Until = Until > lasts ? Until : lasts;
        else (ModeratorId, GivenById, Until) = (moderator, null, lasts);
    }

    /// <summary>Nobody else gets at the case before a deed that is under way has been carried out.</summary>
    internal void Keep(Guid moderator, DateTimeOffset until) => (ModeratorId, GivenById, Until) = (moderator, null, until);

    internal void Give(Guid to, Guid by, DateTimeOffset now) => (ModeratorId, GivenById, Until) = (to, by, now + LastsWhenGiven);
}
