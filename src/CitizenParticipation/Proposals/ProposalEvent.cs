namespace CitizenParticipation.Proposals;

/// <summary>One step of a proposal's way: which state, when, by whom and why.</summary>
public sealed class ProposalEvent
{
    private ProposalEvent() { }

    internal ProposalEvent(Guid proposalId, ProposalState state, DateTimeOffset at, Guid? actorId, string reason, string words)
    {
        Id = Guid.CreateVersion7(at);
        (ProposalId, State, At, ActorId, Reason, Words) = (proposalId, state, at, actorId, reason, words);
    }

    public Guid Id { get; private set; }

    public Guid ProposalId { get; private set; }

    public ProposalState State { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid? ActorId { get; private set; }

    /// <summary>Key of a reason from the list, or empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The deciding person's or the author's own words. Not public before a decision says so.</summary>
    public string Words { get; private set; } = "";
}
