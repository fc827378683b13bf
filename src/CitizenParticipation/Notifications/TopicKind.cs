namespace CitizenParticipation.Notifications;

/// <summary>What can be followed.</summary>
public enum TopicKind
{
    Proposal = 1,
    Process = 2,
    District = 3,
}
