using CitizenParticipation.Accounts;
using CitizenParticipation.Rules;

namespace CitizenParticipation.Moderation.Decisions;

/// <summary>
/// One decision of moderation with all that the author has a right to know: what, on which facts, by which rule, why, and what led to it (Digital Services Act, Art. 17).
/// Whoever decides against what others have answered to, or against another moderator, needs a second person; until then it changes nothing.
/// </summary>
public sealed class Decision
{
    private Decision() { }

    internal Decision(Contribution about, DecisionVerdict verdict, DecisionReasons reasons, Guid by, bool awaitsSecond, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Kind, SubjectId, Number, ProposalId, ProcessId, DistrictKey) = (about.Kind, about.Id, about.Number, about.Proposal.Id, about.Proposal.ProcessId, about.Proposal.DistrictKey);
        (AuthorId, WrittenAt, WaitedSince) = (about.AuthorId, about.WrittenAt, about.WaitedSince);
        (Verdict, ById, At, State) = (verdict, by, now, awaitsSecond ? DecisionState.AwaitsSecond : DecisionState.InForce);
        (Rule, RuleKey, Words, Passage, Cause, Hints) = (reasons.Rule?.Reference.ToString() ?? "", reasons.Rule?.Key ?? "", reasons.Words, reasons.Passage, reasons.Cause, reasons.Hints);
        if (verdict == DecisionVerdict.Hidden) (Original, EraseAt) = (about.Original, now.AddMonths(DecisionLimits.MonthsKept));
    }

    /// <param name="days">How long its author cannot write, from the moment on in which the second person agrees.</param>
    /// <param name="everywhere">In all processes and not in this one alone.</param>
    internal static Decision OfBlock(Contribution about, DecisionReasons reasons, int days, bool everywhere, Guid by, DateTimeOffset now) =>
        new(about, DecisionVerdict.Blocked, reasons, by, awaitsSecond: true, now) { BlockDays = days, BlocksEverywhere = everywhere };

    public Guid Id { get; private set; }

    public ContributionKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>Of the version or the change; 0 for everything else.</summary>
    public int Number { get; private set; }

    public Guid ProposalId { get; private set; }

    public Guid ProcessId { get; private set; }

    /// <summary>Where the proposal lay then; which moderators it belongs to follows from it.</summary>
    public string DistrictKey { get; private set; } = "";

    /// <summary>Who has written it and is told.</summary>
    public Guid AuthorId { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Since when somebody had waited for it; null where nobody did.</summary>
    public DateTimeOffset? WaitedSince { get; private set; }

    public DecisionVerdict Verdict { get; private set; }

    public DecisionState State { get; private set; }

    /// <summary>A <see cref="RuleReference"/>; empty where nothing was taken from the author.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>The key that the rule has in every edition.</summary>
    public string RuleKey { get; private set; } = "";

    /// <summary>Which part it is about, as a quote; may be empty. Erased with the text that it is from.</summary>
    public string Passage { get; private set; } = "";

    /// <summary>The moderator's own words.</summary>
    public string Words { get; private set; } = "";

    public DecisionCause Cause { get; private set; }

    /// <summary>How many hints the case had when it was decided.</summary>
    public int Hints { get; private set; }

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid? SecondId { get; private set; }

    public DateTimeOffset? SecondAt { get; private set; }

    /// <summary>Why the second moderator has said no; not for the author.</summary>
    public string SecondWords { get; private set; } = "";

    /// <summary>The text that was hidden, as it was; for moderators and appeals alone, and empty after <see cref="EraseAt"/>.</summary>
    public string Original { get; private set; } = "";

    /// <summary>When the hidden text is erased for good; null where nothing was hidden, or where it is shown again.</summary>
    public DateTimeOffset? EraseAt { get; private set; }

    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Of a block; null for everything else.</summary>
    public int? BlockDays { get; private set; }

    public bool BlocksEverywhere { get; private set; }

    /// <summary>When a block that holds ends by itself.</summary>
    public DateTimeOffset? BlockUntil => BlockDays is { } days ? Since.AddDays(days) : null;

    /// <summary>Since when it has held.</summary>
    public DateTimeOffset Since => SecondAt ?? At;

    /// <summary>Something was taken from the author, who can appeal.</summary>
    public bool TakesSomething => Verdict is DecisionVerdict.Returned or DecisionVerdict.Refused or DecisionVerdict.Hidden or DecisionVerdict.Blocked;

    public DateTimeOffset AppealUntil => Since.AddMonths(DecisionLimits.MonthsToAppeal);

    public bool IsBy(Guid? person) => person is not null && (person == ById || person == SecondId);

    /// <summary>Why this person cannot say yes or no as the second one.</summary>
    public Refusal? RefusesSecond(Rights moderator, Contribution about, bool agree) =>
        !moderator.MayModerate(ProcessId, DistrictKey) ? Refusal.NotFound
        : BlocksEverywhere && !moderator.ModeratesEverything ? Refusal.NotAllowed
        : about.IsBy(moderator.Id) || moderator.Id == AuthorId ? about.OwnRefusal
        : State != DecisionState.AwaitsSecond ? Refusal.DecidedMeanwhile
        : agree && moderator.Id == ById ? Refusal.OwnDecision
        : agree && Verdict == DecisionVerdict.Hidden && about.Original != Original ? (Refusal?)Refusal.ChangedSince : null;

    /// <summary>Why this person cannot appeal.</summary>
    /// <param name="authors">Who has written it.</param>
    public Refusal? RefusesAppeal(Guid? person, IEnumerable<Guid> authors, DateTimeOffset now) =>
        person is not { } who || !authors.Contains(who) ? Refusal.NotFound
        : !TakesSomething || State != DecisionState.InForce ? Refusal.NothingToAppeal
        : now > AppealUntil ? (Refusal?)Refusal.TooLateToAppeal : null;

    internal void Agree(Guid second, DateTimeOffset now)
    {
        (State, SecondId, SecondAt) = (DecisionState.InForce, second, now);
        if (EraseAt is not null) EraseAt = now.AddMonths(DecisionLimits.MonthsKept);
    }

    /// <summary>Nothing happens; the first moderator takes it back or the second declines. The copy of the text is not needed any more.</summary>
    internal void Decline(Guid second, string words, DateTimeOffset now) =>
        (State, SecondId, SecondAt, SecondWords, Original, EraseAt) = (second == ById ? DecisionState.TakenBack : DecisionState.Declined, second, now, words, "", null);

    internal void Overtake(DateTimeOffset now) => (State, SecondAt, Original, EraseAt) = (DecisionState.Overtaken, now, "", null);

    /// <summary>What it did is undone; its text is where it was, so the copy goes.</summary>
    internal void Lift() => (State, Original, EraseAt) = (DecisionState.Lifted, "", null);

    internal void Erase(DateTimeOffset now) => (Original, Passage, EraseAt, ErasedAt) = ("", "", null, now);
}
