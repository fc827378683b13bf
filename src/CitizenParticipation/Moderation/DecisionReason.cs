namespace CitizenParticipation.Moderation;

/// <summary>The list of reasons a moderator chooses from; each has a sentence in the mail texts and in the interface, and each stands in the public rules.</summary>
public static class DecisionReason
{
    public static readonly IReadOnlyList<string> All =
        ["Unclear", "PersonalData", "Insult", "NotACityMatter", "Duplicate", "Advertising", "Illegal", "OutsideDistricts", "Other"];
}
