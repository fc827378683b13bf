namespace CitizenParticipation.Live;

/// <summary>Names of what can be watched. A name says what may be known: the hub checks the reader before it lets them watch.</summary>
public static class Topics
{
    public const string ProposalPrefix = "proposal-";
    public const string CommentsPrefix = "comments-";
    public const string ParticipantPrefix = "participant-";
    public const string NoticesPrefix = "notices-";

    /// <summary>Beats whenever the review queue gains or loses an entry. For moderators only.</summary>
    public const string Moderation = "moderation";

    /// <summary>Inside the server only: something that pages for everybody show was published, changed or taken away.</summary>
    public const string Content = "content";

    /// <summary>Inside the process only: beats may have been missed since the instant that stands as the total (milliseconds since 1970, UTC).</summary>
    public const string Missed = "missed";

    /// <summary>Inside the server only: somebody has got notices or has read some. Who watches their own number asks for it again.</summary>
    public const string NoticesMoved = "notices-moved";

    /// <summary>Supports of one published proposal.</summary>
    public static string Proposal(string slug) => ProposalPrefix + slug;

    /// <summary>Comments of one published proposal that can be read.</summary>
    public static string Comments(string slug) => CommentsPrefix + slug;

    /// <summary>Notices that this person has not read. For the person alone.</summary>
    public static string Notices(Guid id) => NoticesPrefix + id.ToString("N");

    /// <summary>Something of this person's own has moved. For the person alone.</summary>
    public static string Participant(Guid id) => ParticipantPrefix + id.ToString("N");
}
