using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation.Decisions;

namespace CitizenParticipation.Moderation.Appeals;

public enum AppealState
{
    Open = 0,

    /// <summary>The decision was wrong, and what it did is undone.</summary>
    Granted = 1,

    /// <summary>The decision stands.</summary>
    Upheld = 2,
}

/// <summary>An author objects to a decision, once. Somebody else looks at it anew (Digital Services Act, Art. 20).</summary>
public sealed class Appeal
{
    private Appeal() { }

    internal Appeal(Guid decision, Guid by, string words, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (DecisionId, ById, Words, At, DueAt) = (decision, by, words, now, now + DecisionLimits.TimeForAppeal);
    }

    public Guid Id { get; private set; }

    public Guid DecisionId { get; private set; }

    public Guid ById { get; private set; }

    /// <summary>Why, in the author's words; moderators read them.</summary>
    public string Words { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>By when it is to be answered.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public AppealState State { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why, to the author.</summary>
    public string DecidedWords { get; private set; } = "";

    /// <summary>Why this person cannot answer it: neither who has decided before nor who has written it.</summary>
    public Refusal? RefusesAnswer(Rights moderator, Decision decision, Contribution about) =>
        !moderator.MayModerate(decision.ProcessId, decision.DistrictKey) ? Refusal.NotFound
        : about.IsBy(moderator.Id) || moderator.Id == ById || moderator.Id == decision.AuthorId ? about.OwnRefusal
        : decision.IsBy(moderator.Id) ? Refusal.OwnAppeal
        : State != AppealState.Open ? (Refusal?)Refusal.DecidedMeanwhile : null;

    internal void Answer(bool grant, Guid by, string words, DateTimeOffset now) =>
        (State, DecidedById, DecidedWords, DecidedAt) = (grant ? AppealState.Granted : AppealState.Upheld, by, words, now);
}
