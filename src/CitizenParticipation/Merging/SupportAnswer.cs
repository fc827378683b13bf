namespace CitizenParticipation.Merging;

/// <summary>A supporter's "no" to the question whether they support the other proposal too. A "yes" is nothing but a support of it.</summary>
public sealed class SupportAnswer
{
    private SupportAnswer() { }

    internal SupportAnswer(Guid regroupingId, Guid participantId, DateTimeOffset at) => (RegroupingId, ParticipantId, At) = (regroupingId, participantId, at);

    public Guid RegroupingId { get; private set; }

    public Guid ParticipantId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
