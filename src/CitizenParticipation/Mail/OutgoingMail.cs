namespace CitizenParticipation.Mail;

/// <summary>A mail that waits in the database to be sent. It is written in the transaction of what it tells about, so it is never sent for nothing and never forgotten.</summary>
public sealed class OutgoingMail
{
    public const int LongestSubject = 200;

    private OutgoingMail() { }

    /// <param name="unsubscribe">The address that stops mails of this kind; null for those that an account needs.</param>
    public OutgoingMail(string to, string subject, string body, DateTimeOffset now, string? unsubscribe = null)
    {
        Id = Guid.CreateVersion7();
        To = to;
        Subject = OneLine(subject);
        Unsubscribe = unsubscribe;
        Body = body;
        CreatedAt = now;
        NextTryAt = now;
    }

    public Guid Id { get; private set; }

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Plain text; what people wrote is only ever data here.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The body to send when something it names is hidden while it waits; null where it cannot be said without, and the mail is withdrawn.</summary>
    public string? Otherwise { get; private set; }

    /// <summary>The proposals whose titles stand in it.</summary>
    public List<NamedInMail> Names { get; private set; } = [];

    public string? Unsubscribe { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it was given up and emptied, because something it named was hidden before it went out.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public int Tries { get; private set; }

    public MailState State { get; private set; }

    /// <param name="proposals">Those whose titles stand in it.</param>
    /// <param name="otherwise">The body without them, for a mail whose subject names none.</param>
    public OutgoingMail Naming(IEnumerable<Guid> proposals, string? otherwise = null)
    {
        Names.AddRange(proposals.Distinct().Select(p => new NamedInMail(Id, p)));
        Otherwise = otherwise;
        return this;
    }

    public void MarkSent(DateTimeOffset now) => (State, SentAt) = (MailState.Sent, now);

    /// <summary>Kept for the local mailbox of a development machine.</summary>
    public void MarkKept(DateTimeOffset now) => (State, SentAt) = (MailState.KeptLocally, now);

    /// <summary>The receiving server will never take it.</summary>
    public void GiveUp() => State = MailState.GivenUp;

    /// <summary>Waits twice as long after each failure, up to six hours, and gives up after the twelfth.</summary>
    public void MarkFailed(DateTimeOffset now)
    {
        Tries++;
        if (Tries >= 12) State = MailState.GivenUp;
        NextTryAt = now + TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Tries - 1)));
    }

    /// <summary>Subjects hold titles that people typed: a line stays one line, and no longer than its column.</summary>
    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
        if (line.Length <= LongestSubject) return line;
        var end = LongestSubject - 1;
        return (char.IsHighSurrogate(line[end - 1]) ? line[..(end - 1)] : line[..end]) + "…";
    }
}
