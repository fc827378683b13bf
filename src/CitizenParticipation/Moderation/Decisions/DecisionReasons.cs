using CitizenParticipation.Rules;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>Why something is decided, checked.</summary>
/// <param name="Rule">Null where nothing is taken from the author.</param>
internal sealed record DecisionReasons(Rule? Rule, string Words, string Passage, DecisionCause Cause, int Hints)
{
    public static readonly DecisionReasons None = new(null, "", "", DecisionCause.Review, 0);

    /// <summary>What stands in the place of what is hidden, and beside a step of a proposal's history.</summary>
    public string Reference => Rule?.Reference.ToString() ?? "";
}

/// <summary>Why, as a moderator has typed it.</summary>
/// <param name="Reason">Key of a rule of the present edition.</param>
/// <param name="Words">The moderator's own words.</param>
/// <param name="Passage">Which part it is about, as a quote; may be left out.</param>
/// <param name="Cause">What led to it; worked out when left out.</param>
/// <param name="Hints">How many hints were shown beside the case.</param>
public sealed record ReasonInput(string? Reason, string? Words, string? Passage = null, DecisionCause? Cause = null, int Hints = 0)
{
    /// <param name="needsRule">False where something is given back to the author: then only the words are read.</param>
    internal DecisionReasons Check(FieldChecks checks, Rulebook rules, DecisionCause otherwise, bool needsRule, int longest = DecisionLimits.LongestWords)
    {
        var rule = needsRule ? rules.Find(Reason) : null;
        if (needsRule && string.IsNullOrEmpty(Reason)) checks.Add(Refusal.Required, nameof(Reason));
        else checks.AddIf(needsRule && rule is null, Refusal.UnknownReason, nameof(Reason));
        var cause = Cause is { } named && Enum.IsDefined(named) && named != DecisionCause.Appeal ? named : otherwise;
        return new DecisionReasons(
            rule, checks.Text(nameof(Words), Words, DecisionLimits.ShortestWords, longest), checks.Text(nameof(Passage), Passage, 0, DecisionLimits.LongestPassage), cause, Math.Max(0, Hints));
    }
}
