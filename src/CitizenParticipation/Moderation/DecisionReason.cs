namespace CitizenParticipation.Moderation;

/// <summary>The list of reasons a moderator chooses from; each has a sentence in the mail texts and in the interface, and each stands in the public rules.</summary>
public static class DecisionReason
{
    public static readonly IReadOnlyList<string> All =
        ["Unclear", "PersonalData", "Insult", "NotACityMatter", "Duplicate", "Advertising", "Illegal", "OutsideDistricts", "Other"];

    extension(FieldChecks checks)
    {
        /// <summary>A key of the list, which is needed; the field is called Reason.</summary>
        internal string Reason(string? key)
        {
            if (string.IsNullOrEmpty(key)) checks.Add(Refusal.Required, "Reason");
            else checks.AddIf(!All.Contains(key), Refusal.UnknownReason, "Reason");
            return key ?? "";
        }
    }
}
