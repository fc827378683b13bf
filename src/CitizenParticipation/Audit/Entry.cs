namespace CitizenParticipation.Audit;

/// <summary>One line of the append-only trail: who did what to what, when and why. It names people by id only.</summary>
public sealed class Entry
{
    private Entry() { }

    internal Entry(DateTimeOffset at, Guid? actorId, string action, string subject, string reason, string previousHash)
    {
        At = at;
        ActorId = actorId;
        Action = action;
        Subject = subject;
        Reason = reason;
        PreviousHash = previousHash;
        Hash = EntryHash.Of(this);
    }

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The participant who acted; null when the platform itself or the operator at the command line did.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>A stable verb such as <c>proposal.published</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>What was acted on, such as <c>proposal:0198…</c>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The statement of reasons where rights are touched, else empty.</summary>
    public string Reason { get; private set; } = "";

    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over the previous hash and this entry's content, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";
}
