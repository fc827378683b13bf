namespace CitizenParticipation.Audit;

/// <summary>One line of the append-only trail: who did what to what, when and why, and what was before and after. It names people by id only.</summary>
public sealed class Entry
{
    private Entry() { }

    /// <param name="last">The entry before it; nothing for the first.</param>
    internal Entry(TrailHead last, DateTimeOffset at, Guid? actorId, string action, string subject, string reason, Change change)
    {
        Number = last.Number + 1;
        PreviousHash = last.Hash ?? "";
        At = at;
        ActorId = actorId;
        Action = action;
        Subject = subject;
        Reason = reason;
        (Before, After) = change;
        Hash = EntryHash.Of(this);
    }

    /// <summary>Given by the database; it may leave numbers out.</summary>
    public long Id { get; private set; }

    /// <summary>1, 2, 3 and so on without a gap: a number that is not there was removed.</summary>
    public long Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The participant who acted; null when the platform itself or the operator at the command line did.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>A stable verb such as <c>proposal.published</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>What was acted on, such as <c>proposal:0198…</c>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The statement of reasons where rights are touched, else empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What it was before, in short; empty where nothing was, or where saying it would say too much.</summary>
    public string Before { get; private set; } = "";

    public string After { get; private set; } = "";

    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over the previous hash and this entry's content, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";
}
