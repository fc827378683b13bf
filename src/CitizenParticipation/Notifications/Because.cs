namespace CitizenParticipation.Notifications;

/// <summary>Why a person is told. Of several reasons the first in this list stands: each event tells each person once.</summary>
public enum Because
{
    /// <summary>It answers what they have written.</summary>
    Answered = 1,

    /// <summary>It is about what they have written themselves.</summary>
    Own = 2,

    FollowsProposal = 3,
    Supports = 4,
    FollowsProcess = 5,
    FollowsDistrict = 6,
}
