namespace CitizenParticipation.Notifications;

/// <summary>
/// Something that happened and is being told. It waits here while the people whom it concerns get their notices, some at a time: with fifty thousand
/// supporters one transaction would hold up every vote.
/// </summary>
public sealed class NoticeEvent
{
    private NoticeEvent() { }

    public NoticeEvent(string key, NoticeKind kind, DateTimeOffset at, Guid? actorId = null) => (Key, Kind, At, ActorId) = (key, kind, at, actorId);

    public long Id { get; private set; }

    public string Key { get; private set; } = "";

    public NoticeKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Who did it and need not be told.</summary>
    public Guid? ActorId { get; private set; }

    public Guid? ProposalId { get; init; }

    public Guid? ProcessId { get; init; }

    public Guid? CommentId { get; init; }

    public int? Phase { get; init; }

    /// <summary>Everybody up to this id has been told; people are told in the order of their ids.</summary>
    public Guid After { get; private set; }

    public void ToldUpTo(Guid participantId) => After = participantId;
}
