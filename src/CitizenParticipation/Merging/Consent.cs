namespace CitizenParticipation.Merging;

/// <summary>The answer of one author to a merge or a split; each author of each proposal is asked.</summary>
public sealed class Consent
{
    private Consent() { }

    internal Consent(Guid regroupingId, Guid participantId) => (RegroupingId, ParticipantId) = (regroupingId, participantId);

    public Guid RegroupingId { get; private set; }

    public Guid ParticipantId { get; private set; }

    /// <summary>Null until the person has agreed. Who says no ends the whole regrouping.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    internal void Agree(DateTimeOffset now) => AgreedAt = now;
}
