namespace CitizenParticipation.Voting;

/// <summary>The database went away during a commit and has not come back in time to say whether it happened.</summary>
public sealed class VotesInDoubtException(Exception cause) : Exception("Nobody could say whether a batch of votes was committed.", cause);
