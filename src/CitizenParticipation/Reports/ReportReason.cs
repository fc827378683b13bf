namespace CitizenParticipation.Reports;

/// <summary>Why people can report something, and why a moderator agrees: the reasons from the list of moderation that are about a rule and not about a proposal's form.</summary>
public static class ReportReason
{
    /// <summary>Needs the law, or why it is against one.</summary>
    public const string Illegal = "Illegal";

    public const string Other = "Other";

    public static readonly IReadOnlyList<string> All = ["Insult", "PersonalData", "Advertising", Illegal, Other];

    extension(FieldChecks checks)
    {
        /// <summary>A key of the list, which is needed; the field is called Reason.</summary>
        internal string ReasonOfReport(string? key)
        {
            if (string.IsNullOrEmpty(key)) checks.Add(Refusal.Required, "Reason");
            else checks.AddIf(!All.Contains(key), Refusal.UnknownReason, "Reason");
            return key ?? "";
        }
    }
}
