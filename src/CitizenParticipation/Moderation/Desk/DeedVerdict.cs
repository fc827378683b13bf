namespace CitizenParticipation.Moderation.Desk;

/// <summary>What a moderator can do about a case at the desk.</summary>
public enum DeedVerdict
{
    None = 0,
    Publish = 1,

    /// <summary>Back to the author, to be mended.</summary>
    Return = 2,
    Refuse = 3,

    /// <summary>Out of sight; where it was reported, with the answer to who has reported it.</summary>
    Hide = 4,
    Restore = 5,

    /// <summary>Nothing is wrong with what was reported.</summary>
    Dismiss = 6,

    /// <summary>Something has been done already about what was reported.</summary>
    Acted = 7,

    /// <summary>The second person says yes.</summary>
    Agree = 8,
    Decline = 9,

    /// <summary>The appeal is right.</summary>
    Grant = 10,
    Uphold = 11,

    /// <summary>The version in easy language is good; or the offer to the authors is taken back.</summary>
    Settle = 12,
}
