using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Rules;
using CitizenParticipation.Web.Shell;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>What a moderator has typed about one case and not sent yet, with what was wrong with it when they tried.</summary>
public sealed class DecisionDraft
{
    private string begun = "";

    public string? Reason { get; set; }

    public string? Words { get; set; }

    /// <summary>Which part it is about, as a quote.</summary>
    public string? Passage { get; set; }

    /// <summary>A hint beside the case has led to it.</summary>
    public bool ByHint { get; set; }

    /// <summary>The moderator's mark on a change of a public text.</summary>
    public bool MeaningChanged { get; set; }

    /// <summary>Chosen by its letter and sent with Enter.</summary>
    public Move? Armed { get; set; }

    public IReadOnlyList<Fault> Faults { get; set; } = [];

    /// <summary>Words to go on from stand there, unless the moderator has begun with others; each letter is heard of for that.</summary>
    public void BeginWith(string words)
    {
        if (!string.IsNullOrWhiteSpace(Words) && Words != begun) return;
        Words = begun = words;
    }

    /// <param name="hints">How many were shown beside the case.</param>
    public Deed ToDeed(Move move, OpenedCase shown, int hints) =>
        new(move.Verdict, move.AsksRule ? Reason : null, Words, move.AsksRule ? Passage : null, ByHint ? DecisionCause.Hint : null, hints, shown.Revision, MeaningChanged, shown.Newest);

    /// <summary>What was taken back stands there as it was typed.</summary>
    /// <param name="untouched">The words are those that the rule had brought along: another rule brings its own.</param>
    public static DecisionDraft Of(Deed deed, bool untouched) =>
        new() { begun = untouched ? deed.Words ?? "" : "", Reason = deed.Reason is { Length: > 0 } reason ? reason : null, Words = deed.Words, Passage = deed.Passage, ByHint = deed.Cause == DecisionCause.Hint, MeaningChanged = deed.MeaningChanged };
}
