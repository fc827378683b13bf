namespace CitizenParticipation.Notifications;

/// <summary>What one person has said about one topic: follow it, or say nothing more of it. Without a row the rules for authors and supporters hold.</summary>
public sealed class Follow
{
    private Follow() { }

    public Follow(Guid participantId, TopicKind kind, string target, Wish wish, DateTimeOffset now) =>
        (ParticipantId, Kind, Target, Wish, At) = (participantId, kind, target, wish, now);

    public Guid ParticipantId { get; private set; }

    public TopicKind Kind { get; private set; }

    /// <summary>The key of a district, or an id as <see cref="Of"/> writes it.</summary>
    public string Target { get; private set; } = "";

    public Wish Wish { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static string Of(Guid id) => id.ToString("N");

    public void Say(Wish wish, DateTimeOffset now) => (Wish, At) = (wish, now);
}
