namespace CitizenParticipation.Moderation.Figures;

/// <summary>What moderation has done in one month, in one process or in all.</summary>
/// <param name="Process">Null for all processes.</param>
/// <param name="Decided">Proposals and changes that had waited and were decided in this month.</param>
/// <param name="Median">Hours that half of them waited at most; null where there were fewer than five.</param>
/// <param name="Late">Hours that 95 of 100 of them waited at most; null likewise.</param>
/// <param name="Rules">What was taken from authors, by rule; the most frequent first.</param>
/// <param name="Hinted">Decided cases that had hints.</param>
/// <param name="HintedLed">Those of them in which something was taken from the author.</param>
public sealed record ModerationFigures(
    ModerationFigures.Place? Process, Figure Decided, int? Median, int? Late, IReadOnlyList<ModerationFigures.ByRule> Rules, Figure Interventions,
    Figure Appeals, Figure AppealsAnswered, Figure AppealsGranted, Figure Hinted, Figure HintedLed, Figure Reports, Figure ReportsActed)
{
    public sealed record Place(string Slug, string Title);

    /// <param name="Rule">Where the rule is to be read: the newest edition that was applied.</param>
    public sealed record ByRule(string Key, string Rule, Figure Count);
}
