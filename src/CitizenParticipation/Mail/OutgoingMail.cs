namespace CitizenParticipation.Mail;

/// <summary>A mail that waits in the database to be sent. It is written in the transaction of what it tells about, so it is never sent for nothing and never forgotten.</summary>
public sealed class OutgoingMail
{
    private OutgoingMail() { }

    public OutgoingMail(string to, string subject, string body, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        To = to;
        Subject = subject;
        Body = body;
        CreatedAt = now;
        NextTryAt = now;
    }

    public Guid Id { get; private set; }

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Plain text; what people wrote is only ever data here.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public int Tries { get; private set; }

    public MailState State { get; private set; }

    public void MarkSent(DateTimeOffset now) => (State, SentAt) = (MailState.Sent, now);

    /// <summary>Kept for the local mailbox of a development machine.</summary>
    public void MarkKept(DateTimeOffset now) => (State, SentAt) = (MailState.KeptLocally, now);

    /// <summary>Waits twice as long after each failure, up to six hours, and gives up after the twelfth.</summary>
    public void MarkFailed(DateTimeOffset now)
    {
        Tries++;
        if (Tries >= 12) State = MailState.GivenUp;
        NextTryAt = now + TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Tries - 1)));
    }
}
