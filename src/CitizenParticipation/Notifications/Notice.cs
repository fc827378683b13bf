namespace CitizenParticipation.Notifications;

/// <summary>One event told to one person. It holds no text: what may be seen of it is judged when it is read.</summary>
public sealed class Notice
{
    private Notice() { }

    public Notice(Guid participantId, NoticeEvent told, Because because, DateTimeOffset? mailDueAt)
    {
        Id = Guid.CreateVersion7(told.At);
        (ParticipantId, EventKey, Because, At, MailDueAt) = (participantId, told.Key, because, told.At, mailDueAt);
        (ProposalId, ProcessId, CommentId, Phase) = (told.ProposalId, told.ProcessId, told.CommentId, told.Phase);
        Kind = because == Because.Answered ? NoticeKind.CommentAnswered : told.Kind;
    }

    public Guid Id { get; private set; }

    public Guid ParticipantId { get; private set; }

    /// <summary>Names the event. Unique for each person, so nobody is told twice whatever the code does.</summary>
    public string EventKey { get; private set; } = "";

    public NoticeKind Kind { get; private set; }

    public Because Because { get; private set; }

    public Guid? ProposalId { get; private set; }

    public Guid? ProcessId { get; private set; }

    public Guid? CommentId { get; private set; }

    /// <summary>The kind of the phase that began.</summary>
    public int? Phase { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When it is due to go out by mail; null when it has gone out, was read before, or is not wanted by mail.</summary>
    public DateTimeOffset? MailDueAt { get; private set; }

    /// <summary>The mail it went into. Should that one be withdrawn before it is sent, the notice is due again.</summary>
    public Guid? MailId { get; private set; }
}
