namespace CitizenParticipation.Reports;

/// <summary>What somebody typed into the form of a report.</summary>
/// <param name="Reason">A key of <see cref="ReportReason"/>.</param>
/// <param name="Law">For what is illegal: the law, or why.</param>
/// <param name="Words">What is wrong, in the person's own words.</param>
/// <param name="Part">Which part it is about, as a quote or in words.</param>
/// <param name="Email">Where the answer goes; read only from who has no confirmed account.</param>
/// <param name="Language">Two letters, of the mails to that address.</param>
public sealed record ReportInput(string? Reason, string? Words, string? Law = null, string? Part = null, string? Email = null, string Language = "de")
{
    internal ReportText Check(FieldChecks checks)
    {
        var reason = checks.ReasonOfReport(Reason);
        var law = reason == ReportReason.Illegal ? checks.Line(nameof(Law), Law, ReportLimits.ShortestLaw, ReportLimits.LongestLaw) : "";
        return new ReportText(
            reason, law, checks.Text(nameof(Words), Words, ReportLimits.ShortestWords, ReportLimits.LongestWords), checks.Text(nameof(Part), Part, 0, ReportLimits.LongestPart));
    }
}

/// <summary>The same, tidied and checked.</summary>
/// <param name="Law">Empty unless illegal.</param>
/// <param name="Part">May be empty.</param>
public sealed record ReportText(string Reason, string Law, string Words, string Part);
