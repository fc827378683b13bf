namespace CitizenParticipation.Voting;

/// <summary>One wish to be counted, or to be counted no longer.</summary>
/// <param name="ProposalId">What it is about; empty when the person leaves the platform.</param>
public readonly record struct Vote(Guid ProposalId, Guid ParticipantId, bool Withdraws)
{
    /// <summary>The person has left: everything of theirs that is still being counted is taken back.</summary>
    public static Vote OfLeaver(Guid participantId) => new(Guid.Empty, participantId, Withdraws: true);

    public bool Leaves => ProposalId == Guid.Empty;
}

/// <summary>What became of a vote.</summary>
/// <param name="Refusal">Why it was not accepted; null when it was.</param>
/// <param name="Changed">True when a row was really inserted or deleted; false when the wish was fulfilled already.</param>
/// <param name="Total">Supports of the proposal after the commit.</param>
public readonly record struct VoteAnswer(Refusal? Refusal, bool Changed, int Total)
{
    public static VoteAnswer Refused(Refusal refusal) => new(refusal, false, 0);
}
