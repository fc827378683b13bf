namespace CitizenParticipation.Voting;

/// <summary>One wish to be counted, or to be counted no longer.</summary>
public readonly record struct Vote(Guid ProposalId, Guid ParticipantId, bool Withdraws);

/// <summary>What became of a vote.</summary>
/// <param name="Refusal">Why it was not accepted; null when it was.</param>
/// <param name="Changed">True when a row was really inserted or deleted; false when the wish was fulfilled already.</param>
/// <param name="Total">Supports of the proposal after the commit.</param>
public readonly record struct VoteAnswer(Refusal? Refusal, bool Changed, int Total);
